//! Addresses: which a shop may carry, and how they are written.

use crate::google::row::Picture;

/// Longest address that is kept, in bytes after encoding.
const MAX_URL_BYTES: usize = 2048;

/// A picture's address, mended where that loses nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReadPicture {
    pub(crate) picture: Picture,
    /// It began with `http:`.
    pub(crate) is_upgraded: bool,
}

/// Reads a picture: an `https:` address, one that becomes so (`http:`, `//host`), or a path below the feed's folder.
pub(crate) fn parse_picture(text: &str) -> Option<ReadPicture> {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix("//") {
        return remote(rest, false);
    }
    match scheme(text) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => {
            remote(rest.strip_prefix("//")?, false)
        }
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => {
            remote(rest.strip_prefix("//")?, true)
        }
        Some(_) => None,
        None => local(text).map(|path| ReadPicture {
            picture: Picture::Local(path),
            is_upgraded: false,
        }),
    }
}

/// Reads the address of a seller's page: `https:` or `http:`, host included.
pub(crate) fn parse_link(text: &str) -> Option<String> {
    let text = text.trim();
    let (scheme, rest) = scheme(text)?;
    let scheme = ["https", "http"]
        .into_iter()
        .find(|known| scheme.eq_ignore_ascii_case(known))?;
    let rest = rest.strip_prefix("//")?;
    (has_host(rest) && !has_gap(rest)).then(|| encoded(scheme, rest))?
}

/// Whether an address has a scheme or at least a host of its own.
pub(crate) fn is_whole(text: &str) -> bool {
    text.starts_with("//") || scheme(text).is_some()
}

/// `{store_code}`: a gap in a template that nobody has filled.
fn has_gap(text: &str) -> bool {
    text.split('{').skip(1).any(|rest| {
        let name = rest.split('}').next().unwrap_or("");
        rest.len() > name.len()
            && name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'))
    })
}

fn remote(rest: &str, is_upgraded: bool) -> Option<ReadPicture> {
    let url = (has_host(rest) && !has_gap(rest)).then(|| encoded("https", rest))??;
    Some(ReadPicture {
        picture: Picture::Remote(url),
        is_upgraded,
    })
}

/// Scheme and rest, when the text begins with a scheme.
fn scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let mut bytes = scheme.bytes();
    let is_scheme = bytes.next().is_some_and(|b| b.is_ascii_alphabetic())
        && bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    is_scheme.then_some((scheme, rest))
}

/// A host without user and password: those would leak, or dress one host up as another.
fn has_host(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    !host.is_empty()
        && !host.contains(['@', '\\', ' ', '<', '>', '"'])
        && host.contains(|c: char| c.is_alphanumeric())
}

/// Everything outside plain ASCII, blanks and marks that could end an attribute become `%XX`; an escape that stands
/// there already is left as it is.
fn encoded(scheme: &str, rest: &str) -> Option<String> {
    let is_plain = |b: u8| {
        b.is_ascii_graphic()
            && !matches!(
                b,
                b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | b'\''
            )
    };
    let mut out = format!("{scheme}://");
    // Most have nothing to encode.
    let plain = rest.bytes().take_while(|b| is_plain(*b)).count();
    let (plain, others) = rest.split_at_checked(plain)?;
    out.reserve_exact(rest.len());
    out.push_str(plain);
    for b in others.bytes() {
        if is_plain(b) {
            out.push(char::from(b));
        } else {
            out.push('%');
            for nibble in [b >> 4, b & 15] {
                out.extend(
                    char::from_digit(u32::from(nibble), 16).map(|digit| digit.to_ascii_uppercase()),
                );
            }
        }
    }
    (out.len() <= MAX_URL_BYTES).then_some(out)
}

/// A path that cannot leave the feed's folder, without `./` at its beginning.
fn local(text: &str) -> Option<String> {
    let text = text.strip_prefix("./").unwrap_or(text);
    let is_tame = !text.is_empty()
        && text.len() <= 255
        && !text.starts_with('/')
        && !text.contains(['\\', '\0', ':', '?', '#', '%'])
        && !text.chars().any(char::is_control)
        && text
            .split('/')
            .all(|part| !part.is_empty() && !part.starts_with('.'));
    is_tame.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(text: &str) -> Option<String> {
        parse_picture(text).map(|read| match read.picture {
            Picture::Remote(url) | Picture::Placed(url) => url,
            Picture::Local(path) => format!("local {path}"),
        })
    }

    #[test]
    fn a_picture_is_secure_or_local_or_nothing() {
        for (text, expected) in [
            (
                "https://x.example/a.jpg?v=1&w=2",
                Some("https://x.example/a.jpg?v=1&w=2"),
            ),
            ("http://x.example/a.jpg", Some("https://x.example/a.jpg")),
            ("//x.example/a.jpg", Some("https://x.example/a.jpg")),
            (
                "https://x.example/صورة 1.jpg",
                Some("https://x.example/%D8%B5%D9%88%D8%B1%D8%A9%201.jpg"),
            ),
            (
                "https://x.example/a%20b.jpg",
                Some("https://x.example/a%20b.jpg"),
            ),
            ("media/kettle-red.svg", Some("local media/kettle-red.svg")),
            ("./media/กา.svg", Some("local media/กา.svg")),
            ("../secret.png", None),
            ("media/../../secret.png", None),
            ("/etc/passwd.png", None),
            ("media\\a.png", None),
            (".git/a.png", None),
            ("data:image/png;base64,AA", None),
            ("javascript:alert(1)", None),
            ("JaVaScRiPt:alert(1)", None),
            ("https://user:pass@x.example/a.jpg", None),
            ("https:///a.jpg", None),
            ("ftp://x.example/a.jpg", None),
            ("https://x.example/a_{width}x.jpg", None),
            ("", None),
        ] {
            assert_eq!(picture(text).as_deref(), expected, "{text}");
        }
        let quoted = picture("https://x.example/a\"onerror='x'.jpg").unwrap();
        assert!(!quoted.contains(['"', '\'']), "{quoted}");
    }

    #[test]
    fn a_link_names_scheme_and_host() {
        assert_eq!(
            parse_link("http://x.example/ö").as_deref(),
            Some("http://x.example/%C3%B6")
        );
        for bad in [
            "x.example/a",
            "//x.example",
            "javascript:alert(1)",
            "https://",
            "mailto:a@b.c",
            "https://x.example/p?store={store_code}",
        ] {
            assert_eq!(parse_link(bad), None, "{bad}");
        }
    }
}
