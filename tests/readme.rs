//! The commands of the README do what it says, in the order in which it gives them.

mod support;

use support::program::{Desk, copy, shipped};

/// Commands in the shell blocks of the README, each as its words, comments left out.
fn commands() -> Vec<Vec<String>> {
    let readme = include_str!("../README.md");
    let blocks = readme.split("```sh\n").skip(1);
    let blocks = blocks.filter_map(|block| block.split("```").next());
    let words = |line: &str| {
        let command = line.split(" #").next().unwrap_or("");
        command.split_whitespace().map(str::to_owned).collect()
    };
    blocks.flat_map(str::lines).map(words).collect()
}

/// The arguments for the program, if the command starts it.
fn arguments(command: &[String]) -> Option<Vec<&str>> {
    let words: Vec<&str> = command.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["reliefsim", rest @ ..] | ["cargo", "run", "--release", "--", rest @ ..] => {
            Some(rest.to_vec())
        }
        _ => None,
    }
}

#[test]
fn every_command_of_the_readme_works() {
    let desk = Desk::empty();
    copy(&shipped("kaiping"), &desk.path("scenarios/kaiping"));
    let commands = commands();
    let given: Vec<Vec<&str>> = commands
        .iter()
        .filter_map(|command| arguments(command))
        .collect();
    assert!(given.len() > 10, "the README gives commands: {given:?}");
    for mut command in given {
        // A thousand replications take a while without optimisation.
        if command[0] == "run" {
            command.extend(["-n", "8"]);
        }
        let code = desk.run(&command).code;
        let expected = match command[0] {
            // The reader's own files are not here.
            "import" => 4,
            // Nor is what they would have made.
            "check" if command.contains(&"mine") => 4,
            _ => 0,
        };
        assert_eq!(code, expected, "reliefsim {}", command.join(" "));
    }
    for report in ["kaiping", "demo", "urgent", "more", "cut"] {
        assert!(
            desk.path("out").join(report).join("report.html").is_file(),
            "out/{report}"
        );
    }
}
