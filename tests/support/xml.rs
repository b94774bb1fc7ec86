//! Whether a text is well-formed XML, as far as pictures and pages need it.
#![allow(dead_code)] // Each test program uses the part it needs.

use std::collections::BTreeSet;

/// Insists that every element ends, attributes are quoted and named once, and `<` and `&` stand for nothing else.
pub fn assert_is_xml(name: &str, text: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        assert_entities_are_known(name, before);
        let (tag, after) = after
            .split_once('>')
            .unwrap_or_else(|| panic!("{name}: an open tag"));
        rest = after;
        if tag.starts_with('?') {
            continue;
        }
        if let Some(ended) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(ended), "{name}: tags match");
            continue;
        }
        let (element, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let attributes = attributes.trim_end_matches('/');
        let mut keys = BTreeSet::new();
        let mut parts = attributes.split('"');
        while let Some(key) = parts.next().map(str::trim).filter(|key| !key.is_empty()) {
            assert!(key.ends_with('=') && keys.insert(key), "{name}: <{tag}>");
            let value = parts
                .next()
                .unwrap_or_else(|| panic!("{name}: <{tag}> is quoted"));
            assert_entities_are_known(name, value);
        }
        if !tag.ends_with('/') {
            open.push(element);
        }
    }
    assert!(open.is_empty(), "{name}: {open:?} never end");
}

pub fn assert_entities_are_known(name: &str, text: &str) {
    for after in text.split('&').skip(1) {
        let known = ["amp;", "lt;", "gt;", "quot;", "#39;"];
        assert!(
            known.iter().any(|entity| after.starts_with(entity)),
            "{name}: &{after}"
        );
    }
}

#[test]
fn what_is_no_xml_is_found() {
    assert_is_xml("sound", "<a b=\"c\"><d/>&amp;</a>");
    for broken in [
        "<a>",
        "<a></b>",
        "<a b=c></a>",
        "<a b=\"1\" b=\"2\"/>",
        "<a>&nbsp;</a>",
    ] {
        assert!(
            std::panic::catch_unwind(|| assert_is_xml("broken", broken)).is_err(),
            "{broken}"
        );
    }
}
