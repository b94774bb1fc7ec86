//! The program as a person meets it: a command, folders, and the tables that it leaves.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::Value;
use tempfile::TempDir;

/// The program, with a locale that does not depend on the machine. It keeps nothing between commands.
pub fn reliefsim() -> assert_cmd::Command {
    let mut command = cargo_bin_cmd!("reliefsim");
    command
        .env("LC_ALL", "C.UTF-8")
        .env("RELIEFSIM_CACHE", "")
        .env_remove("NO_COLOR");
    command
}

/// What a command printed, and how it ended.
pub struct Printed {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Printed {
    /// The one JSON document on stdout.
    pub fn document(&self) -> Value {
        let read = serde_json::from_str(&self.stdout);
        read.unwrap_or_else(|error| panic!("stdout is one JSON document: {error}\n{}", self.stdout))
    }
}

/// Runs the program with arguments in a folder.
pub fn in_folder(folder: &Path, arguments: &[&str]) -> Printed {
    let output = reliefsim().current_dir(folder).args(arguments).output();
    let output = output.expect("the program starts");
    Printed {
        code: output.status.code().expect("it was not killed"),
        stdout: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
    }
}

/// A folder of its own, gone with the value, with the example of `reliefsim new` in `demo`.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    /// A folder with the example in `demo`.
    pub fn with_example() -> Self {
        let desk = Self::empty();
        assert_eq!(desk.run(&["new", "demo"]).code, 0);
        desk
    }
    /// A folder with nothing in it.
    pub fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }
    /// Where a file lies.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
    /// Runs the program here.
    pub fn run(&self, arguments: &[&str]) -> Printed {
        in_folder(self.folder.path(), arguments)
    }
    /// Runs it and insists that it ends with 0.
    pub fn done(&self, arguments: &[&str]) -> Printed {
        let printed = self.run(arguments);
        assert_eq!(printed.code, 0, "{arguments:?}: {}", printed.stderr);
        printed
    }
    /// The codes of what `check` finds in a scenario, in order.
    pub fn codes(&self, scenario: &str) -> Vec<String> {
        let document = self.run(&["check", scenario, "--json"]).document();
        let findings = document["data"]["findings"].as_array();
        let code = |finding: &Value| finding["code"].as_str().map(str::to_owned);
        findings.into_iter().flatten().filter_map(code).collect()
    }
    /// A file as text.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
    /// Writes a file.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).expect("the temporary folder can be written");
    }
    /// Adds to the end of a text file.
    pub fn append(&self, name: &str, text: &str) {
        self.write(name, self.read(name) + text);
    }
    /// Puts another text where one stands, and insists that it stands there.
    pub fn replace(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} holds {from:?}");
        self.write(name, text.replacen(from, to, 1));
    }
    /// A JSON file.
    pub fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.read(name)).expect("a JSON file")
    }
    /// The names in a folder, in order.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).expect("a folder");
        let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
        let mut names: Vec<String> = entries
            .map(|entry| name(entry).to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
    /// Every file of an output folder but the manifest, which tells the time and the threads.
    pub fn results(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let names = self.names(folder).into_iter();
        names
            .filter(|name| name != "manifest.json")
            .map(|name| {
                let bytes = fs::read(self.path(folder).join(&name)).expect("a file");
                (name, bytes)
            })
            .collect()
    }
}

/// Insists that two output folders hold the same bytes, and names the files that differ.
pub fn assert_same(left: &BTreeMap<String, Vec<u8>>, right: &BTreeMap<String, Vec<u8>>) {
    assert!(left.keys().eq(right.keys()), "the same files");
    let differing: Vec<&String> = left
        .iter()
        .filter(|(name, bytes)| right[*name] != **bytes)
        .map(|(name, _)| name)
        .collect();
    assert!(differing.is_empty(), "files that differ: {differing:?}");
}

/// A scenario that comes with the program.
pub fn shipped(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("scenarios")
        .join(name)
}

/// Copies a folder with all in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}
