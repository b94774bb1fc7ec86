//! The house has one staircase: a room uses only rooms before it, modules of a room do not use each other in circles,
//! and no file is longer than one can hold in the head.
//!
//! Modules are followed from `lib.rs` along their `mod` lines, so exactly the code that is compiled is read. Code under
//! `#[cfg(test)]` is left out. References are `crate::…` and `super::…`, in groups too; names that a `mod.rs` hands on
//! from a module (`pub use budget::Step`) count as that module's.

#[path = "layering/source.rs"]
mod source;

use source::{ModulePath, declared, handed_on, joined, references, tokens, without_tests};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The rooms in the order of use (docs/decisions/0002-outcome-before-response.md).
const ROOMS: [&str; 18] = [
    "units", "text", "random", "scenario", "intake", "world", "routing", "hazard", "damage",
    "outcome", "response", "estimate", "target", "run", "study", "report", "serve", "cli",
];
/// The longest file, its tests not counted.
const MAX_LINES: usize = 400;

#[test]
fn a_room_uses_only_rooms_before_it() {
    assert_eq!(this_crate().wrong_rooms(), [""; 0]);
}

#[test]
fn modules_of_a_room_do_not_use_each_other_in_circles() {
    assert_eq!(this_crate().circles(), [""; 0]);
}

#[test]
fn no_file_is_longer_than_one_can_hold_in_the_head() {
    assert_eq!(this_crate().long_files(), [""; 0]);
}

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
            let (tokens, test_lines) = without_tests(&tokens(&text));
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
            .filter_map(|(parent, uses)| {
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
