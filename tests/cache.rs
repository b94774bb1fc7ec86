//! What the program keeps between commands only saves time: results do not depend on it, and nobody has to have it.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use support::program::{Desk, assert_same, reliefsim};

/// Runs the example with a cache folder of this name, and returns the bytes of its results.
fn run(desk: &Desk, cache: &str) -> BTreeMap<String, Vec<u8>> {
    command(desk, cache, &["run", "demo", "-n", "16", "--out", "out"]);
    desk.results("out")
}

fn command(desk: &Desk, cache: &str, arguments: &[&str]) {
    let mut command = reliefsim();
    command
        .current_dir(desk.path("."))
        .env("RELIEFSIM_CACHE", cache);
    command.args(arguments).assert().success();
}

/// The one file in a cache folder, and nothing beside it.
fn only_file(folder: &Path) -> PathBuf {
    let entries = fs::read_dir(folder).expect("a cache folder");
    let files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    let [file] = &files[..] else {
        panic!("one file: {files:?}")
    };
    assert!(
        file.extension()
            .is_some_and(|extension| extension == "order"),
        "{}",
        file.display()
    );
    file.clone()
}

#[test]
fn a_second_run_takes_the_order_of_the_first_and_gives_the_same_bytes() {
    let desk = Desk::with_example();
    let without = run(&desk, "");
    let first = run(&desk, "kept");
    let file = only_file(&desk.path("kept"));
    let written = fs::metadata(&file)
        .and_then(|data| data.modified())
        .expect("a file");
    let second = run(&desk, "kept");
    assert_same(&without, &first);
    assert_same(&without, &second);
    let still = fs::metadata(only_file(&desk.path("kept"))).and_then(|data| data.modified());
    assert_eq!(
        still.expect("a file"),
        written,
        "it was read, not written again"
    );
}

#[test]
fn a_damaged_file_is_not_trusted_but_mended() {
    let desk = Desk::with_example();
    let without = run(&desk, "");
    run(&desk, "kept");
    let file = only_file(&desk.path("kept"));
    let whole = fs::read(&file).expect("a file");
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    for damaged in [&flipped[..], &whole[..whole.len() - 4], b"", &[0; 4096]] {
        fs::write(&file, damaged).expect("the file can be written");
        assert_same(&without, &run(&desk, "kept"));
        assert_eq!(fs::read(&file).expect("a file"), whole, "mended");
    }
}

/// Magic word, hash of the shape, order, hash of it all: `src/routing/lanes/cache.rs`.
#[test]
fn another_order_leads_to_the_same_bytes() {
    let desk = Desk::with_example();
    let without = run(&desk, "");
    run(&desk, "kept");
    let file = only_file(&desk.path("kept"));
    let whole = fs::read(&file).expect("a file");
    let (head, rest) = whole.split_at(8 + blake3::OUT_LEN);
    let order = rest[..rest.len() - blake3::OUT_LEN].chunks(4);
    let mut turned = [head, &order.rev().flatten().copied().collect::<Vec<u8>>()].concat();
    turned.extend(blake3::hash(&turned).as_bytes());
    fs::write(&file, &turned).expect("the file can be written");
    assert_same(&without, &run(&desk, "kept"));
    assert_eq!(fs::read(&file).expect("a file"), turned, "it was taken");
}

#[test]
fn where_nothing_can_be_kept_it_runs_all_the_same() {
    let desk = Desk::with_example();
    let without = run(&desk, "");
    assert_eq!(
        desk.names("."),
        ["demo", "out"],
        "an empty name keeps nothing"
    );
    desk.write("a-file", "in the way");
    assert_same(&without, &run(&desk, "a-file"));
    assert_same(&without, &run(&desk, "a-file/below"));
    assert_eq!(desk.read("a-file"), "in the way");
}

#[test]
fn a_trace_keeps_and_takes_the_same_order() {
    let desk = Desk::with_example();
    command(&desk, "kept", &["trace", "demo", "-k", "3"]);
    let traced = fs::read(only_file(&desk.path("kept"))).expect("a file");
    run(&desk, "kept");
    assert_eq!(
        fs::read(only_file(&desk.path("kept"))).expect("a file"),
        traced
    );
}

/// Where nothing is said, it is the user's own cache folder.
#[cfg(target_os = "linux")]
#[test]
fn without_a_name_it_is_the_cache_folder_of_the_user() {
    let desk = Desk::with_example();
    let mut command = reliefsim();
    command
        .current_dir(desk.path("."))
        .env_remove("RELIEFSIM_CACHE");
    command.env("XDG_CACHE_HOME", desk.path("caches"));
    command
        .args(["trace", "demo", "-k", "3"])
        .assert()
        .success();
    only_file(&desk.path("caches/reliefsim"));
}
