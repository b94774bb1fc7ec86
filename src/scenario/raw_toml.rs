//! `scenario.toml` as written: sections of keys and values as text, each with its place in the file.

use std::ops::Range;

use toml::de::{DeString, DeTable, DeValue};

use super::finding::{Finding, Findings, Spot};
use super::source_text::SourceText;
use crate::text::Code;

/// The document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawToml {
    /// The text it was read from.
    pub source: SourceText,
    /// Sections with their keys, `[hazards.flood]` under that name; keys before any section under `[]`.
    pub sections: Vec<RawSection>,
    /// `[[measures]]` and `[[stress]]`.
    pub lists: Vec<(String, Vec<RawSwitch>)>,
    /// Whether all of it could be read. Where not, nothing can be called missing.
    pub whole: bool,
}

/// One section.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawSection {
    /// Name in brackets.
    pub name: String,
    /// Where it begins.
    pub spot: Spot,
    /// Its keys.
    pub entries: Vec<RawEntry>,
}

/// One key with its value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawEntry {
    /// Key.
    pub key: String,
    /// Value as text.
    pub value: String,
    /// Where the key stands.
    pub key_spot: Spot,
    /// Where the value stands.
    pub value_spot: Spot,
}

/// One entry of `[[measures]]` or `[[stress]]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawSwitch {
    /// Its single values.
    pub section: RawSection,
    /// `set = ["path=value", …]`.
    pub set: Vec<(String, Spot)>,
    /// `add = [{ table = "…", row = { … } }]`.
    pub add: Vec<RawAddition>,
}

/// A row to be added.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawAddition {
    /// Table, by the stem of its file.
    pub table: String,
    /// Columns and cells.
    pub row: Vec<RawEntry>,
    /// Where it stands.
    pub spot: Spot,
}

impl RawEntry {
    /// Whether a change has written it.
    pub fn changed(&self) -> bool {
        self.value_spot.field.as_deref() != Some(self.key.as_str())
    }
}

impl RawToml {
    /// Reads the document; every syntax error is noted.
    pub fn read(file: &str, text: String, findings: &mut Findings) -> Self {
        let source = SourceText::new(file, text);
        let (table, errors) = DeTable::parse_recoverable(&source.text);
        for error in &errors {
            let span = error.span().unwrap_or(0..0);
            findings.push(syntax_finding(
                &source,
                table.get_ref(),
                span,
                error.message(),
            ));
        }
        let mut reader = Reader {
            source: &source,
            sections: Vec::new(),
            lists: Vec::new(),
            findings,
        };
        reader.section("", table.get_ref(), table.span());
        let (sections, lists) = (reader.sections, reader.lists);
        Self {
            source,
            sections,
            lists,
            whole: errors.is_empty(),
        }
    }

    /// The section of this name, with brackets.
    pub fn section(&self, name: &str) -> Option<&RawSection> {
        self.sections.iter().find(|section| section.name == name)
    }

    /// Where a key's value stands; its section, or the whole file, where it is not written.
    pub fn spot(&self, section: &str, key: &str) -> Spot {
        let section = self.section(section);
        let mut entries = section.iter().flat_map(|section| &section.entries);
        let entry = entries.find(|entry| entry.key == key);
        entry
            .map(|entry| entry.value_spot.clone())
            .or_else(|| section.map(|section| section.spot.clone()))
            .unwrap_or_else(|| self.source.whole())
    }

    /// The entries of a list; none where it is absent.
    pub fn list(&self, name: &str) -> &[RawSwitch] {
        self.lists
            .iter()
            .find(|(known, _)| known == name)
            .map_or(&[], |(_, list)| list)
    }
}

/// Says what the parser said; for a key written twice, also where it stood first.
fn syntax_finding(
    source: &SourceText,
    table: &DeTable,
    span: Range<usize>,
    reason: &str,
) -> Finding {
    let spot = source.spot(span.start, span.end, None);
    let key = source.text.get(span.clone()).unwrap_or("");
    let key = key.trim_matches(['"', '\'', '[', ']']);
    if reason.starts_with("duplicate key")
        && let Some(first) = last_key_before(table, key, span.start)
    {
        let line = source.spot(first, first, None).line;
        return Finding::new(Code::E0307, spot)
            .with("key", key)
            .with("line", line);
    }
    Finding::new(Code::E0301, spot).with("reason", reason.replace('\n', " "))
}

/// Where the last key of this name before a byte stands.
fn last_key_before(table: &DeTable, name: &str, before: usize) -> Option<usize> {
    let within = |(key, value): (&toml::Spanned<DeString>, &toml::Spanned<DeValue>)| {
        let start = key.span().start;
        let here = (key.get_ref() == name && start < before).then_some(start);
        here.max(last_key_in(value.get_ref(), name, before))
    };
    table.iter().filter_map(within).max()
}

fn last_key_in(value: &DeValue, name: &str, before: usize) -> Option<usize> {
    match value {
        DeValue::Table(table) => last_key_before(table, name, before),
        DeValue::Array(items) => {
            let inner = items
                .iter()
                .filter_map(|item| last_key_in(item.get_ref(), name, before));
            inner.max()
        }
        _ => None,
    }
}

struct Reader<'a> {
    source: &'a SourceText,
    sections: Vec<RawSection>,
    lists: Vec<(String, Vec<RawSwitch>)>,
    findings: &'a mut Findings,
}

impl Reader<'_> {
    fn section(&mut self, path: &str, table: &DeTable, span: std::ops::Range<usize>) {
        let spot = self.source.spot(span.start, span.end, None);
        let mut section = RawSection {
            name: format!("[{path}]"),
            spot,
            entries: Vec::new(),
        };
        for (key, value) in table {
            let name = key.get_ref().to_string();
            match value.get_ref() {
                DeValue::Table(inner) => {
                    let inner_path = if path.is_empty() {
                        name
                    } else {
                        format!("{path}.{name}")
                    };
                    self.section(&inner_path, inner, key.span());
                }
                DeValue::Array(items) if path.is_empty() => {
                    let list = items
                        .iter()
                        .map(|item| self.switch(item.get_ref(), item.span()))
                        .collect();
                    self.lists.push((name, list));
                }
                _ => section.entries.extend(self.entry(
                    key.get_ref(),
                    key.span(),
                    value.get_ref(),
                    value.span(),
                )),
            }
        }
        if !section.entries.is_empty() || !path.is_empty() {
            self.sections.push(section);
        }
    }

    fn entry(
        &mut self,
        key: &str,
        key_span: std::ops::Range<usize>,
        value: &DeValue,
        value_span: std::ops::Range<usize>,
    ) -> Option<RawEntry> {
        let value_spot = self
            .source
            .spot(value_span.start, value_span.end, Some(key));
        let Some(text) = scalar(value) else {
            self.findings
                .push(Finding::new(Code::E0305, value_spot).with("key", key));
            return None;
        };
        let key_spot = self.source.spot(key_span.start, key_span.end, Some(key));
        Some(RawEntry {
            key: key.to_owned(),
            value: text,
            key_spot,
            value_spot,
        })
    }

    fn switch(&mut self, value: &DeValue, span: std::ops::Range<usize>) -> RawSwitch {
        let mut switch = RawSwitch::default();
        switch.section.spot = self.source.spot(span.start, span.end, None);
        let DeValue::Table(table) = value else {
            self.findings
                .push(Finding::new(Code::E0305, switch.section.spot.clone()).with("key", "[[…]]"));
            return switch;
        };
        for (key, value) in table {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("set", DeValue::Array(items)) => {
                    for item in items {
                        let spot =
                            self.source
                                .spot(item.span().start, item.span().end, Some("set"));
                        match scalar(item.get_ref()) {
                            Some(text) => switch.set.push((text, spot)),
                            None => self
                                .findings
                                .push(Finding::new(Code::E0305, spot).with("key", "set")),
                        }
                    }
                }
                ("add", DeValue::Array(items)) => {
                    for item in items {
                        switch
                            .add
                            .extend(self.addition(item.get_ref(), item.span()));
                    }
                }
                (name, other) => {
                    switch.section.entries.extend(self.entry(
                        name,
                        key.span(),
                        other,
                        value.span(),
                    ));
                }
            }
        }
        switch
    }

    fn addition(&mut self, value: &DeValue, span: std::ops::Range<usize>) -> Option<RawAddition> {
        let spot = self.source.spot(span.start, span.end, Some("add"));
        let get = |name: &str| match value {
            DeValue::Table(table) => table
                .iter()
                .find(|(key, _)| key.get_ref().as_ref() == name)
                .map(|(_, value)| value),
            _ => None,
        };
        let (Some(table), Some(DeValue::Table(row))) = (
            get("table").and_then(|value| scalar(value.get_ref())),
            get("row").map(toml::Spanned::get_ref),
        ) else {
            self.findings
                .push(Finding::new(Code::E0305, spot).with("key", "add"));
            return None;
        };
        let mut cells = Vec::new();
        for (key, value) in row {
            cells.extend(self.entry(key.get_ref(), key.span(), value.get_ref(), value.span()));
        }
        Some(RawAddition {
            table,
            row: cells,
            spot,
        })
    }
}

fn scalar(value: &DeValue) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().replace('_', "")),
        DeValue::Float(number) => Some(number.as_str().replace('_', "")),
        DeValue::Boolean(flag) => Some(flag.to_string()),
        DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => None,
    }
}
