//! The house has one staircase: a room uses only rooms before it, modules of a room do not use each other in circles,
//! and no file is longer than one can hold in the head.
//!
//! Modules are followed from `lib.rs` along their `mod` lines, so exactly the code that is compiled is read. Code under
//! `#[cfg(test)]` is left out. References are `crate::…` and `super::…`, in groups too; names that a `mod.rs` hands on
//! from a module (`pub use budget::Step`) count as that module's.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The rooms in the order of use (docs/decisions/0002-outcome-before-response.md).
const ROOMS: [&str; 18] = [
    "units", "text", "random", "scenario", "intake", "world", "routing", "hazard", "damage",
    "outcome", "response", "estimate", "target", "run", "study", "report", "serve", "cli",
];
/// The longest file, its tests not counted.
const MAX_LINES: usize = 400;

/// Circles that still stand, to be mended: none may be added, and one that is gone must leave this list.
const CIRCLES_TO_MEND: [&str; 4] = [
    "response: dispatch, lane, trip",
    "scenario: checks, load, provenance",
    "study::verify: case, system",
    "study::verify::experiment: network, sampler",
];
/// Long files that still stand, likewise.
const LONG_FILES_TO_SPLIT: [&str; 1] = ["response/trip.rs"];

#[test]
fn a_room_uses_only_rooms_before_it() {
    assert_eq!(this_crate().wrong_rooms(), [""; 0]);
}

#[test]
fn modules_of_a_room_do_not_use_each_other_in_circles() {
    assert_eq!(this_crate().circles(), CIRCLES_TO_MEND);
}

#[test]
fn no_file_is_longer_than_one_can_hold_in_the_head() {
    let long = this_crate().long_files();
    let names = long.iter().filter_map(|file| file.split(':').next());
    let names: Vec<&str> = names.collect();
    assert_eq!(names, LONG_FILES_TO_SPLIT, "{long:?}");
}

/// `["run", "fold"]` for `crate::run::fold`.
type ModulePath = Vec<String>;

/// One module: its file without tests.
struct Module {
    file: String,
    lines: usize,
    /// Absolute paths that it names.
    uses: BTreeSet<ModulePath>,
    /// Names that it hands on, and whence.
    hands_on: BTreeMap<String, ModulePath>,
}

struct Crate(BTreeMap<ModulePath, Module>);

fn this_crate() -> Crate {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |file: &str| std::fs::read_to_string(src.join(file)).ok();
    let house = Crate::read(&read);
    assert!(house.0.len() > ROOMS.len(), "the modules were not found");
    house
}

impl Crate {
    /// Reads `lib.rs` and the modules that it names. A module without a file is left out; the compiler finds it.
    fn read(read: &dyn Fn(&str) -> Option<String>) -> Self {
        let mut modules = BTreeMap::new();
        let mut waiting = vec![(ModulePath::new(), "lib.rs".to_owned())];
        while let Some((path, file)) = waiting.pop() {
            let Some(text) = read(&file) else { continue };
            let (tokens, test_lines) = without_tests(tokens(&text));
            for child in declared(&tokens) {
                let child = joined(&path, child);
                let flat = format!("{}.rs", child.join("/"));
                let nested = format!("{}/mod.rs", child.join("/"));
                waiting.push((child, if read(&flat).is_some() { flat } else { nested }));
            }
            let lines = text.lines().count() - test_lines;
            let (uses, hands_on) = (references(&tokens, &path), handed_on(&tokens, &path));
            modules.insert(
                path,
                Module {
                    file,
                    lines,
                    uses,
                    hands_on,
                },
            );
        }
        Self(modules)
    }

    /// The module that a path leads to: the longest beginning that is a module, names followed to where they come from.
    fn module_of(&self, path: &[String]) -> ModulePath {
        let known = (0..=path.len())
            .rev()
            .find(|&end| self.0.contains_key(&path[..end]));
        let (module, rest) = path.split_at(known.unwrap_or(0));
        let origin = rest
            .first()
            .and_then(|name| self.0.get(module)?.hands_on.get(name));
        match origin {
            Some(origin) if origin.len() > module.len() && origin.starts_with(module) => {
                self.module_of(origin)
            }
            _ => module.to_vec(),
        }
    }

    fn wrong_rooms(&self) -> Vec<String> {
        let floor = |room: &str| ROOMS.iter().position(|known| *known == room);
        let mut wrong = Vec::new();
        for (path, module) in &self.0 {
            let Some(room) = path.first() else { continue };
            if floor(room).is_none() {
                wrong.push(format!(
                    "{}: the room `{room}` is not in the list",
                    module.file
                ));
            }
            let rooms = module.uses.iter().filter_map(|used| used.first());
            let rooms: BTreeSet<&String> = rooms.filter(|used| floor(used) > floor(room)).collect();
            wrong.extend(
                rooms.into_iter().map(|used| {
                    format!("{}: {room} uses {used}, which comes after it", module.file)
                }),
            );
        }
        wrong
    }

    /// Which children of one parent use which, over all references between modules.
    fn siblings(&self) -> BTreeMap<ModulePath, BTreeMap<String, BTreeSet<String>>> {
        let mut siblings: BTreeMap<ModulePath, BTreeMap<String, BTreeSet<String>>> =
            BTreeMap::new();
        for (path, module) in &self.0 {
            for used in &module.uses {
                let used = self.module_of(used);
                let common = path.iter().zip(&used).take_while(|(a, b)| a == b).count();
                if let (Some(user), Some(used)) = (path.get(common), used.get(common)) {
                    let children = siblings.entry(path[..common].to_vec()).or_default();
                    children
                        .entry(user.clone())
                        .or_default()
                        .insert(used.clone());
                }
            }
        }
        siblings
    }

    fn circles(&self) -> Vec<String> {
        let inside = self
            .siblings()
            .into_iter()
            .filter(|(parent, _)| !parent.is_empty());
        inside
            .flat_map(|(parent, uses)| {
                let in_circles: Vec<String> = uses
                    .keys()
                    .filter(|child| reaches(&uses, child, child))
                    .cloned()
                    .collect();
                (!in_circles.is_empty())
                    .then(|| format!("{}: {}", parent.join("::"), in_circles.join(", ")))
            })
            .collect()
    }

    fn long_files(&self) -> Vec<String> {
        let long = self.0.values().filter(|module| module.lines > MAX_LINES);
        long.map(|module| format!("{}: {} lines", module.file, module.lines))
            .collect()
    }
}

fn reaches(uses: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<&String> = uses.get(from).into_iter().flatten().collect();
    while let Some(next) = waiting.pop() {
        if next == to {
            return true;
        }
        if seen.insert(next) {
            waiting.extend(uses.get(next).into_iter().flatten());
        }
    }
    false
}

fn joined(path: &[String], name: &str) -> ModulePath {
    path.iter().cloned().chain([name.to_owned()]).collect()
}

/// A word or a sign of the source, `::` being one sign.
#[derive(Clone, Debug, PartialEq)]
struct Token {
    text: String,
    line: usize,
}

/// The words and signs of a file; comments, strings, characters and lifetimes are left out.
fn tokens(text: &str) -> Vec<Token> {
    let (mut rest, mut line, mut tokens) = (text, 1, Vec::new());
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let length = skipped(rest).unwrap_or_else(|| {
            let length = match first {
                c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
                ':' if rest.starts_with("::") => 2,
                c => c.len_utf8(),
            };
            if !first.is_whitespace() {
                tokens.push(Token {
                    text: rest[..length].to_owned(),
                    line,
                });
            }
            length
        });
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

/// The length of the comment, string, character or lifetime that the text begins with.
fn skipped(text: &str) -> Option<usize> {
    let until = |from: usize, end: &str| {
        text[from..]
            .find(end)
            .map_or(text.len(), |at| from + at + end.len())
    };
    let raw = text.strip_prefix('b').unwrap_or(text).strip_prefix('r');
    let fences = raw.map_or(0, |raw| raw.len() - raw.trim_start_matches('#').len());
    if text.starts_with("//") {
        Some(text.find('\n').unwrap_or(text.len()))
    } else if text.starts_with("/*") {
        Some(until(2, "*/"))
    } else if raw.is_some_and(|raw| raw[fences..].starts_with('"')) {
        Some(until(
            text.find('"')? + 1,
            &format!("\"{}", "#".repeat(fences)),
        ))
    } else if text.starts_with('"') || text.starts_with('\'') {
        quoted(text)
    } else {
        None
    }
}

/// The length of a string, character or lifetime.
fn quoted(text: &str) -> Option<usize> {
    let quote = text.chars().next()?;
    let second = text[1..].chars().next()?;
    if quote == '\'' && second != '\\' && !text[1 + second.len_utf8()..].starts_with('\'') {
        return Some(1); // A lifetime; its name stays as a word.
    }
    let mut escaped = false;
    let end = text[1..].find(|c: char| {
        let closes = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    });
    Some(end.map_or(text.len(), |end| end + 2))
}

/// Takes out every item under `#[cfg(test)]`, and says how many lines they had.
fn without_tests(tokens: Vec<Token>) -> (Vec<Token>, usize) {
    let (mut kept, mut lines, mut at) = (Vec::new(), 0, 0);
    while at < tokens.len() {
        let is_attribute = |at: usize| texts(&tokens[at..], 2) == ["#", "["];
        let end = if is_attribute(at) {
            closing(&tokens, at + 1)
        } else {
            at
        };
        let words: Vec<&str> = tokens[at..=end]
            .iter()
            .map(|token| token.text.as_str())
            .collect();
        if words.starts_with(&["#", "[", "cfg", "("])
            && words.contains(&"test")
            && !words.contains(&"not")
        {
            let mut item = end + 1;
            while item < tokens.len() && is_attribute(item) {
                item = closing(&tokens, item + 1) + 1;
            }
            let body = tokens[item..]
                .iter()
                .position(|token| token.text == ";" || token.text == "{");
            let last = body.map_or(tokens.len() - 1, |body| closing(&tokens, item + body));
            lines += tokens[last].line - tokens[at].line + 1;
            at = last + 1;
        } else {
            kept.extend_from_slice(&tokens[at..=end]);
            at = end + 1;
        }
    }
    (kept, lines)
}

/// The place of the bracket that closes the one here; here, if there is none.
fn closing(tokens: &[Token], at: usize) -> usize {
    let (open, close) = match tokens[at].text.as_str() {
        "[" => ("[", "]"),
        "{" => ("{", "}"),
        _ => return at,
    };
    let mut depth = 0;
    let end = tokens[at..].iter().position(|token| {
        depth += i32::from(token.text == open) - i32::from(token.text == close);
        depth == 0
    });
    end.map_or(tokens.len() - 1, |end| at + end)
}

fn texts(tokens: &[Token], count: usize) -> Vec<&str> {
    tokens
        .iter()
        .take(count)
        .map(|token| token.text.as_str())
        .collect()
}

/// The modules that have a file of their own: `mod name;`.
fn declared(tokens: &[Token]) -> impl Iterator<Item = &str> {
    let is_declaration = |three: &&[Token]| three[0].text == "mod" && three[2].text == ";";
    tokens
        .windows(3)
        .filter(is_declaration)
        .map(|three| three[1].text.as_str())
}

/// The absolute paths that a module names by `crate::` and `super::`.
fn references(tokens: &[Token], module: &[String]) -> BTreeSet<ModulePath> {
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let begins = at == 0 || tokens[at - 1].text != "::";
        if !begins || texts(&tokens[at..], 2).get(1) != Some(&"::") {
            continue;
        }
        match tokens[at].text.as_str() {
            "crate" => named(tokens, at + 2, &[], &mut found),
            "super" => named(tokens, at, module, &mut found),
            _ => continue,
        };
    }
    found.into_iter().collect()
}

/// Names handed on by `use child::Name` in a module that has children: name and origin.
fn handed_on(tokens: &[Token], module: &[String]) -> BTreeMap<String, ModulePath> {
    let children: BTreeSet<&str> = declared(tokens).collect();
    let mut found = Vec::new();
    for at in 1..tokens.len() {
        if tokens[at - 1].text == "use" && children.contains(tokens[at].text.as_str()) {
            named(tokens, at, module, &mut found);
        }
    }
    found
        .into_iter()
        .filter_map(|path| Some((path.last()?.clone(), path)))
        .collect()
}

/// Follows a path, through groups, from `at`; `super` climbs. Returns where it ends.
fn named(tokens: &[Token], mut at: usize, prefix: &[String], found: &mut Vec<ModulePath>) -> usize {
    let mut path = prefix.to_vec();
    while at < tokens.len() {
        match tokens[at].text.as_str() {
            "{" => {
                let end = closing(tokens, at);
                at += 1;
                while at < end {
                    at = named(tokens, at, &path, found).max(at + 1);
                }
                return end + 1;
            }
            "super" => drop(path.pop()),
            word if word.starts_with(|c: char| c.is_alphabetic() || c == '_') => {
                path.push(word.to_owned())
            }
            _ => break,
        }
        at += 1;
        if texts(&tokens[at..], 1) != ["::"] {
            break;
        }
        at += 1;
    }
    if path != prefix {
        found.push(path);
    }
    let is_renamed = tokens.get(at).is_some_and(|token| token.text == "as");
    if is_renamed { at + 2 } else { at }
}

/// A house made of texts.
fn made_up(files: &[(&str, &str)]) -> Crate {
    let files: BTreeMap<&str, &str> = files.iter().copied().collect();
    Crate::read(&|file| files.get(file).map(|text| (*text).to_owned()))
}

#[test]
fn a_room_that_climbs_the_stairs_backwards_is_caught() {
    for offence in [
        "use crate::report::Page;",
        "use crate::{units::Millis, report::{self, Page}};",
        "use super::report::Page;",
        "use super::{units, report};",
        "fn f<'a>(x: &'a str) -> char { let _ = crate::report::page(x, '{'); '\\'' }",
        "#[cfg(test)]\nmod tests { use crate::cli; }\npub use crate::report::Page;",
        "#[cfg(not(test))]\nuse crate::report::Page;",
    ] {
        let lib = "pub mod units; pub mod world; pub mod report;";
        let house = made_up(&[("lib.rs", lib), ("world/mod.rs", offence)]);
        let expected = ["world/mod.rs: world uses report, which comes after it"];
        assert_eq!(house.wrong_rooms(), expected, "{offence}");
    }
    let deep = made_up(&[
        ("lib.rs", "mod run;"),
        ("run.rs", "mod fold;"),
        ("run/fold.rs", "use super::super::cli::print;"),
    ]);
    assert_eq!(
        deep.wrong_rooms(),
        ["run/fold.rs: run uses cli, which comes after it"]
    );
    let unknown = made_up(&[("lib.rs", "mod attic;"), ("attic.rs", "")]);
    assert_eq!(
        unknown.wrong_rooms(),
        ["attic.rs: the room `attic` is not in the list"]
    );
}

#[test]
fn lawful_uses_tests_comments_and_strings_are_not_offences() {
    let text = r##"
        //! See [`crate::cli`].
        use crate::units::{Millis, HOUR_MS as HOUR}; /* crate::cli */
        const A: &str = "crate::cli::b"; const B: &str = r#"" crate::cli"#; const C: char = '"';
        #[cfg(test)]
        #[allow(unused)]
        mod tests { use crate::cli; fn f() { if true { crate::report::g() } } }
        #[cfg(test)]
        mod fixture;
    "##;
    let lib = "pub mod units; pub mod world; pub mod report; pub mod cli;";
    let house = made_up(&[
        ("lib.rs", lib),
        ("world.rs", text),
        ("world/fixture.rs", "use crate::cli;"),
    ]);
    assert_eq!(house.wrong_rooms(), [""; 0]);
    assert!(
        !house
            .0
            .contains_key(&vec!["world".to_owned(), "fixture".to_owned()])
    );
}

#[test]
fn modules_that_use_each_other_are_caught() {
    let head = "mod a; mod b; mod c; pub use c::Third;";
    let house = |c: &str| {
        let a = ("run/a.rs", "use super::b::Second;");
        let b = ("run/b.rs", "use crate::run::{Third, Head};");
        made_up(&[
            ("lib.rs", "mod run;"),
            ("run/mod.rs", head),
            a,
            b,
            ("run/c.rs", c),
        ])
    };
    assert_eq!(house("use super::a;").circles(), ["run: a, b, c"]);
    assert_eq!(
        house("use super::Head;").circles(),
        [""; 0],
        "the head of the room is everybody's"
    );
}

#[test]
fn long_files_are_caught_and_their_tests_are_not_counted() {
    let code = "fn f() {}\n".repeat(MAX_LINES);
    let house = |text: &str| made_up(&[("lib.rs", text)]).long_files();
    assert_eq!(
        house(&format!("{code}#[cfg(test)]\nmod tests {{\n\n}}\n")),
        [""; 0]
    );
    assert_eq!(
        house(&format!("{code}fn g() {{}}\n")),
        ["lib.rs: 401 lines"]
    );
}
