//! Just enough reading of Rust to know which modules a file declares and names.

use std::collections::{BTreeMap, BTreeSet};

/// `["run", "fold"]` for `crate::run::fold`.
pub type ModulePath = Vec<String>;

/// The path of a child.
pub fn joined(path: &[String], name: &str) -> ModulePath {
    path.iter().cloned().chain([name.to_owned()]).collect()
}

/// A word or a sign of the source, `::` being one sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    text: String,
    line: usize,
}

/// The words and signs of a file; comments, strings, characters and lifetimes are left out.
pub fn tokens(text: &str) -> Vec<Token> {
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
pub fn without_tests(tokens: &[Token]) -> (Vec<Token>, usize) {
    let (mut kept, mut lines, mut at) = (Vec::new(), 0, 0);
    while at < tokens.len() {
        let is_attribute = |at: usize| texts(&tokens[at..], 2) == ["#", "["];
        let end = if is_attribute(at) {
            closing(tokens, at + 1)
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
                item = closing(tokens, item + 1) + 1;
            }
            let body = tokens[item..]
                .iter()
                .position(|token| token.text == ";" || token.text == "{");
            let last = body.map_or(tokens.len() - 1, |body| closing(tokens, item + body));
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
pub fn declared(tokens: &[Token]) -> impl Iterator<Item = &str> {
    let is_declaration = |three: &&[Token]| three[0].text == "mod" && three[2].text == ";";
    tokens
        .windows(3)
        .filter(is_declaration)
        .map(|three| three[1].text.as_str())
}

/// The absolute paths that a module names by `crate::` and `super::`.
pub fn references(tokens: &[Token], module: &[String]) -> BTreeSet<ModulePath> {
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
pub fn handed_on(tokens: &[Token], module: &[String]) -> BTreeMap<String, ModulePath> {
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
                path.push(word.to_owned());
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
