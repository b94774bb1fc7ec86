//! The command line as a person or a program meets it: exit codes, the JSON envelope, help, both languages.

mod support;

use predicates::prelude::*;
use predicates::str::{contains, is_empty};
use serde_json::Value;
use support::program::reliefsim;

/// Runs with `--json` and reads the one document on stdout.
fn document(arguments: &[&str]) -> (i32, Value) {
    let output = reliefsim()
        .args(arguments)
        .arg("--json")
        .output()
        .expect("the program starts");
    let text = String::from_utf8(output.stdout).expect("JSON is UTF-8");
    assert_eq!(
        text.lines().count(),
        1,
        "one document and nothing else: {text}"
    );
    let document: Value = serde_json::from_str(&text).expect("stdout is JSON");
    (output.status.code().expect("it was not killed"), document)
}

const COMMANDS: [&str; 11] = [
    "new",
    "check",
    "run",
    "trace",
    "verify",
    "import",
    "synth",
    "schema",
    "completions",
    "man",
    "explain",
];

#[test]
fn usage_errors_end_with_2_and_leave_stdout_empty() {
    for arguments in [
        vec!["no-such-command"],
        vec!["run"],
        vec!["run", "demo", "--no-such-option"],
        vec!["run", "demo", "-n", "0"],
        vec!["run", "demo", "-n", "many"],
        vec!["run", "demo", "--precision", "0.7"],
        vec!["run", "demo", "--shard", "9/8"],
        vec!["run", "demo", "--threads", "0"],
        vec!["run", "demo", "--set", "no-equals-sign"],
        vec!["run", "demo", "--lang", "fr"],
        vec!["trace", "demo"],
        vec!["import"],
        vec!["import", "osm", "x.pbf", "--bbox", "1,2,3", "--out", "o"],
        vec!["explain", "E9999"],
        vec!["check", "demo", "-q", "-v"],
        vec![],
    ] {
        reliefsim()
            .args(&arguments)
            .assert()
            .code(2)
            .stdout(is_empty())
            .stderr(is_empty().not());
    }
}

#[test]
fn a_mistyped_command_is_answered_with_the_nearest() {
    reliefsim()
        .arg("chek")
        .assert()
        .code(2)
        .stderr(contains("check"));
    reliefsim()
        .args(["explain", "E0191"])
        .assert()
        .code(2)
        .stderr(contains("E0101"));
}

#[test]
fn usage_errors_speak_the_language_asked_for() {
    let chinese = contains("用法错误");
    reliefsim()
        .args(["run", "--lang", "zh"])
        .assert()
        .code(2)
        .stderr(chinese.clone());
    reliefsim()
        .args(["run", "--lang=zh-CN"])
        .assert()
        .code(2)
        .stderr(chinese.clone());
    reliefsim()
        .args(["run", "--lang", "en"])
        .assert()
        .code(2)
        .stderr(chinese.not());
}

#[test]
fn errors_are_json_documents_too() {
    let (code, document) = self::document(&["run"]);
    assert_eq!(code, 2);
    assert_eq!(document["schema"], "reliefsim/usage/v1");
    assert_eq!(document["ok"], false);
    assert_eq!(document["data"]["exit_code"], 2);
    let (code, document) = self::document(&["explain", "nonsense"]);
    assert_eq!(
        (code, &document["schema"]),
        (2, &Value::from("reliefsim/explain/v1"))
    );
    assert_eq!(document["ok"], false);
}

#[test]
fn help_is_on_stdout_with_examples_for_every_command() {
    reliefsim()
        .arg("--help")
        .assert()
        .code(0)
        .stdout(contains("Start here"))
        .stderr(is_empty());
    reliefsim()
        .arg("--version")
        .assert()
        .code(0)
        .stdout(contains("reliefsim"));
    for command in COMMANDS {
        let example = format!("  reliefsim {command}");
        reliefsim()
            .args([command, "--help"])
            .assert()
            .code(0)
            .stdout(contains("Examples:").and(contains(example)));
    }
}

#[test]
fn explain_tells_what_to_do_in_both_languages() {
    reliefsim()
        .args(["explain", "e0902"])
        .assert()
        .code(0)
        .stdout(contains("E0902").and(contains("What to do")));
    reliefsim()
        .args(["explain", "E0902", "--lang", "zh"])
        .assert()
        .code(0)
        .stdout(contains("处理办法"));
    let (code, document) = document(&["explain", "E0902"]);
    assert_eq!(code, 0);
    assert_eq!(document["ok"], true);
    assert_eq!(document["schema"], "reliefsim/explain/v1");
    assert_eq!(document["data"]["severity"], "error");
    assert_eq!(document["warnings"], Value::Array(Vec::new()));
}

#[test]
fn explain_alone_lists_every_code() {
    reliefsim()
        .arg("explain")
        .assert()
        .code(0)
        .stdout(contains("E0101").and(contains("E0902")));
}

#[test]
fn completions_name_the_commands_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        reliefsim()
            .args(["completions", shell])
            .assert()
            .code(0)
            .stdout(contains("check").and(contains("explain")))
            .stderr(is_empty());
    }
    let (code, document) = document(&["completions", "fish"]);
    assert_eq!(
        (code, &document["data"]["shell"]),
        (0, &Value::from("fish"))
    );
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    reliefsim()
        .arg("man")
        .assert()
        .code(0)
        .stdout(contains(".TH reliefsim"));
    let folder = tempfile::tempdir().expect("the temporary folder can be written");
    let pages = folder.path().join("man1");
    reliefsim()
        .arg("man")
        .arg("--out")
        .arg(&pages)
        .assert()
        .code(0);
    for command in COMMANDS {
        assert!(
            pages.join(format!("reliefsim-{command}.1")).is_file(),
            "{command}"
        );
    }
    assert!(pages.join("reliefsim-import-osm.1").is_file());
}

#[test]
fn a_folder_that_cannot_be_written_ends_with_4() {
    let folder = tempfile::tempdir().expect("the temporary folder can be written");
    let file = folder.path().join("file");
    std::fs::write(&file, "not a folder").expect("the temporary folder can be written");
    reliefsim()
        .arg("man")
        .arg("--out")
        .arg(file.join("man1"))
        .assert()
        .code(4)
        .stdout(is_empty())
        .stderr(contains("E0901"));
}

#[test]
fn what_a_user_has_in_the_output_folder_is_not_overwritten() {
    let folder = tempfile::tempdir().expect("the temporary folder can be written");
    std::fs::write(folder.path().join("thesis.docx"), "years of work")
        .expect("the temporary folder can be written");
    reliefsim()
        .args(["run", "no-such-scenario", "--out"])
        .arg(folder.path())
        .assert()
        .code(predicate::ne(0))
        .stdout(is_empty());
    let kept: Vec<_> = std::fs::read_dir(folder.path())
        .expect("it is still there")
        .collect();
    assert_eq!(kept.len(), 1);
}

#[test]
fn colour_is_only_printed_when_asked_for() {
    let escape = contains("\u{1b}[");
    reliefsim()
        .arg("no-such-command")
        .assert()
        .stderr(escape.clone().not());
    reliefsim().arg("--help").assert().stdout(escape.not());
}

#[test]
fn the_schema_is_json() {
    let output = reliefsim()
        .arg("schema")
        .output()
        .expect("the program starts");
    let schema: Value = serde_json::from_slice(&output.stdout).expect("the schema is JSON");
    assert!(schema["$schema"].is_string());
}
