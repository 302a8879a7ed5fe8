use super::*;

fn made(width: u32) -> Rendered {
    Rendered {
        stem: format!("0a_{width:04}"),
        ground: "ffffff".to_owned(),
        forms: vec![(320, vec![1; 10]), (width, vec![2; 30])],
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn what_was_kept_is_found_again_while_it_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path().to_path_buf()).unwrap();
    let marks = vec![("if-none-match".to_owned(), "\"a b\"".to_owned())];
    let kept = store.keep("https://a/1", marks, &made(640)).unwrap();
    assert_eq!(store.find("https://a/1"), Some(kept.clone()));
    assert!(store.is_fresh(&kept));
    assert_eq!(store.find("https://a/2"), None);

    let file = store.file("0a_0640_0640.webp");
    fs::write(&file, [2; 29]).unwrap();
    assert_eq!(store.find("https://a/1"), None);
    fs::write(&file, [2; 30]).unwrap();
    let record = store.record("https://a/1");
    let text = fs::read_to_string(&record).unwrap();
    for damaged in [
        text.replace("souk-picture 1", "souk-picture 0"),
        text.replace("stem 0a", "stem ../0a"),
        text.replace("ground ffffff", "ground #fff"),
        text.replace("form 640 30", "form 640"),
        text.trim_end().to_owned(),
        String::new(),
    ] {
        fs::write(&record, &damaged).unwrap();
        assert_eq!(store.find("https://a/1"), None, "{damaged}");
    }
}

#[test]
fn what_nobody_asks_for_goes_after_a_time_and_what_broke_off_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path().to_path_buf()).unwrap();
    store.keep("https://a/old", Vec::new(), &made(640)).unwrap();
    store.now += KEPT.as_secs();
    let kept = store.keep("https://a/new", Vec::new(), &made(800)).unwrap();
    fs::write(store.file("0b_0001_0001.7.new"), "half").unwrap();
    store.sweep().unwrap();
    assert_eq!(
        names(&folder.path().join("files")),
        kept.names().collect::<Vec<_>>()
    );
    assert_eq!(store.find("https://a/new"), Some(kept));
    assert_eq!(names(folder.path()).len(), 2);
}
