use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::thread;

use super::*;

/// A server that gives one answer after the other, in pieces with a pause between them. The result is its address.
fn serve(answers: Vec<Vec<&'static str>>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for pieces in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let question: Vec<String> = lines
                .map(Result::unwrap)
                .take_while(|line| !line.is_empty())
                .collect();
            let is_known = question
                .iter()
                .any(|line| line.eq_ignore_ascii_case("if-none-match: \"1\""));
            for piece in pieces {
                let piece = if is_known {
                    "HTTP/1.1 304 Not Modified\r\n\r\n"
                } else {
                    piece
                };
                drop(stream.write_all(piece.as_bytes()));
                thread::sleep(Duration::from_millis(150));
            }
        }
    });
    address.to_string()
}

fn fetcher(address: &str) -> Fetcher {
    let own = BTreeSet::from([address.to_owned()]);
    let reach = Reach {
        plain: own.clone(),
        own,
        private: false,
    };
    let patience = Patience {
        connect: Duration::from_millis(500),
        answer: Duration::from_millis(500),
        whole: Duration::from_millis(900),
    };
    Fetcher::new(reach, patience)
}

const OK: &str =
    "HTTP/1.1 200 OK\r\ncontent-length: 3\r\nconnection: close\r\netag: \"1\"\r\n\r\nabc";

#[test]
fn an_answer_is_known_again_by_its_mark() {
    let address = serve(vec![vec![OK], vec![OK]]);
    let url = format!("https://{address}/a.png");
    let fetcher = fetcher(&address);
    let marks = vec![("if-none-match".to_owned(), "\"1\"".to_owned())];
    assert_eq!(
        fetcher.fetch(&url, &[]),
        Ok(Answer::Fresh(b"abc".to_vec(), marks.clone()))
    );
    assert_eq!(fetcher.fetch(&url, &marks), Ok(Answer::Unchanged));
}

#[test]
fn a_server_that_drips_is_not_waited_for() {
    let address = serve(vec![vec![
        "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n",
        "a",
        "b",
        "c",
        "d",
        "e",
        "f",
        "g",
        "h",
    ]]);
    let problem = fetcher(&address).fetch(&format!("https://{address}/a.png"), &[]);
    assert!(
        matches!(problem, Err(Trouble::Unreachable(_))),
        "{problem:?}"
    );
}

#[test]
fn a_redirect_into_a_private_network_is_not_followed() {
    let other = serve(vec![vec![OK]]);
    let redirect = format!(
        "HTTP/1.1 302 Found\r\ncontent-length: 0\r\nconnection: close\r\nlocation: http://{other}/a\r\n\r\n"
    );
    let address = serve(vec![vec![redirect.leak()]]);
    assert_eq!(
        fetcher(&address).fetch(&format!("https://{address}/a.png"), &[]),
        Err(Trouble::Private)
    );
}

#[test]
fn a_private_address_is_refused_whoever_would_look_it_up() {
    for url in [
        "https://127.0.0.1/a",
        "https://[::1]:1/a",
        "https://localhost/a",
        "https://10.1.1.1:99/a",
        "https://user@192.168.0.1/a",
    ] {
        assert_eq!(
            fetcher("127.0.0.1:1").fetch(url, &[]),
            Err(Trouble::Private),
            "{url}"
        );
    }
}
