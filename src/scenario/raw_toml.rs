//! `scenario.toml` as written: sections of keys and values as text, each with its place in the file.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::finding::{Finding, Findings, Spot};
use super::source_text::SourceText;
use crate::text::Code;

/// Its name.
pub const FILE: &str = "scenario.toml";

/// The document, possibly changed since.
#[derive(Clone, Debug, Default)]
pub struct RawToml {
    /// Whether the file can be read; absent sections of an unreadable file are not judged.
    pub readable: bool,
    /// The text it was read from.
    pub source: SourceText,
    /// Sections with their keys: `[hazards.flood]` under that name, keys before any section under `[]`.
    pub sections: Vec<RawSection>,
    /// `[[measures]]` and `[[stress]]`, and whatever else is written so.
    pub lists: Vec<RawList>,
}

/// All `[[name]]` entries of one name.
#[derive(Clone, Debug, Default)]
pub struct RawList {
    /// Name in double brackets.
    pub name: String,
    /// Where the first begins.
    pub spot: Spot,
    /// Its entries.
    pub switches: Vec<RawSwitch>,
}

/// One section.
#[derive(Clone, Debug, Default)]
pub struct RawSection {
    /// Name in brackets.
    pub name: String,
    /// Where it begins.
    pub spot: Spot,
    /// Its keys.
    pub entries: Vec<RawEntry>,
}

/// One key with its value.
#[derive(Clone, Debug, Default)]
pub struct RawEntry {
    /// Key.
    pub key: String,
    /// Value as text.
    pub value: String,
    /// Where the key stands.
    pub key_spot: Spot,
    /// Where the value stands.
    pub value_spot: Spot,
    /// Whether a change has set it.
    pub changed: bool,
}

/// One entry of `[[measures]]` or `[[stress]]`.
#[derive(Clone, Debug, Default)]
pub struct RawSwitch {
    /// Its single values.
    pub section: RawSection,
    /// `set = ["path=value", …]`.
    pub set: Vec<(String, Spot)>,
    /// `add = [{ table = "…", row = { … } }]`.
    pub add: Vec<RawAddition>,
}

/// A row to be added.
#[derive(Clone, Debug, Default)]
pub struct RawAddition {
    /// Table, by the stem of its file.
    pub table: String,
    /// Columns and cells.
    pub row: Vec<RawEntry>,
    /// Where it stands.
    pub spot: Spot,
}

impl RawToml {
    /// Reads the document; every syntax error is noted.
    pub fn read(text: String, findings: &mut Findings) -> Self {
        let source = SourceText::new(FILE, text);
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
            readable: errors.is_empty(),
            source,
            sections,
            lists,
        }
    }

    /// The section of this name, with brackets.
    pub fn section(&self, name: &str) -> Option<&RawSection> {
        self.sections.iter().find(|section| section.name == name)
    }

    /// The value of a key of a section.
    pub fn entry(&self, section: &str, key: &str) -> Option<&RawEntry> {
        let entries = &self.section(section)?.entries;
        entries.iter().find(|entry| entry.key == key)
    }

    /// Where a key's value stands; its section, or the whole file, where it is not written.
    pub fn spot(&self, section: &str, key: &str) -> Spot {
        let entry = self
            .entry(section, key)
            .map(|entry| entry.value_spot.clone());
        entry
            .or_else(|| self.section(section).map(|section| section.spot.clone()))
            .unwrap_or_else(|| self.source.whole())
    }

    /// The entries of `[[measures]]` or `[[stress]]`; none where it is absent.
    pub fn switches(&self, name: &str) -> &[RawSwitch] {
        let list = self.lists.iter().find(|list| list.name == name);
        list.map_or(&[], |list| &list.switches)
    }

    /// Writes a value into a section, which is made where there is none.
    pub fn set(&mut self, section: &str, key: &str, value: &str, spot: &Spot) {
        let at = self.sections.iter().position(|known| known.name == section);
        let at = at.unwrap_or_else(|| {
            self.sections.push(RawSection {
                name: section.to_owned(),
                spot: spot.clone(),
                entries: Vec::new(),
            });
            self.sections.len() - 1
        });
        let entries = &mut self.sections[at].entries;
        entries.retain(|entry| entry.key != key);
        entries.push(RawEntry {
            key: key.to_owned(),
            value: value.to_owned(),
            key_spot: spot.clone(),
            value_spot: spot.clone(),
            changed: true,
        });
    }
}

/// Says what the parser said; for a key written twice, also where it stood first.
fn syntax_finding(
    source: &SourceText,
    table: &DeTable,
    span: Range<usize>,
    reason: &str,
) -> Finding {
    let key = source.text.get(span.clone()).unwrap_or("");
    let spot = source.spot(span.clone(), None);
    let key = key.trim_matches(['"', '\'', '[', ']']);
    if reason.starts_with("duplicate key")
        && let Some(first) = last_key_before(table, key, span.start)
    {
        let line = source.spot(first..first, None).line;
        return Finding::new(Code::E0307, spot)
            .with("key", key)
            .with("line", line);
    }
    let reason = reason.replace('\n', " ");
    Finding::new(Code::E0301, spot).with("reason", reason)
}

/// Where the last key of this name before a byte stands.
fn last_key_before(table: &DeTable, name: &str, before: usize) -> Option<usize> {
    let own = |(key, value): (&toml::Spanned<_>, &toml::Spanned<DeValue>)| {
        let written: &std::borrow::Cow<str> = key.get_ref();
        let here = (written == name && key.span().start < before).then_some(key.span().start);
        here.max(last_key_in(value.get_ref(), name, before))
    };
    table.iter().filter_map(own).max()
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
    lists: Vec<RawList>,
    findings: &'a mut Findings,
}

impl Reader<'_> {
    fn section(&mut self, path: &str, table: &DeTable, span: Range<usize>) {
        let mut section = RawSection {
            name: format!("[{path}]"),
            spot: self.source.spot(span, None),
            entries: Vec::new(),
        };
        for (key, value) in table {
            let name: &str = key.get_ref();
            match value.get_ref() {
                DeValue::Table(inner) => {
                    let dot = if path.is_empty() { "" } else { "." };
                    self.section(&format!("{path}{dot}{name}"), inner, key.span());
                }
                DeValue::Array(items) if path.is_empty() => {
                    let spot = self.source.spot(key.span(), None);
                    let switches = items.iter().map(|item| self.switch(item)).collect();
                    self.lists.push(RawList {
                        name: name.to_owned(),
                        spot,
                        switches,
                    });
                }
                _ => section.entries.extend(self.entry(key, value)),
            }
        }
        if !section.entries.is_empty() || !path.is_empty() {
            self.sections.push(section);
        }
    }

    fn entry(&mut self, key: &SpannedKey, value: &SpannedValue) -> Option<RawEntry> {
        let name: &str = key.get_ref();
        let value_spot = self.source.spot(value.span(), Some(name));
        let Some(text) = scalar(value.get_ref()) else {
            self.refuse(name, value_spot);
            return None;
        };
        Some(RawEntry {
            key: name.to_owned(),
            value: text,
            key_spot: self.source.spot(key.span(), Some(name)),
            value_spot,
            changed: false,
        })
    }

    fn refuse(&mut self, key: &str, spot: Spot) {
        self.findings
            .push(Finding::new(Code::E0305, spot).with("key", key));
    }

    fn switch(&mut self, item: &SpannedValue) -> RawSwitch {
        let mut switch = RawSwitch::default();
        switch.section.spot = self.source.spot(item.span(), None);
        let DeValue::Table(table) = item.get_ref() else {
            self.refuse("[[…]]", switch.section.spot.clone());
            return switch;
        };
        for (key, value) in table {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("set", DeValue::Array(items)) => {
                    for item in items {
                        let spot = self.source.spot(item.span(), Some("set"));
                        match scalar(item.get_ref()) {
                            Some(text) => switch.set.push((text, spot)),
                            None => self.refuse("set", spot),
                        }
                    }
                }
                ("add", DeValue::Array(items)) => {
                    let rows = items.iter().filter_map(|item| self.addition(item));
                    switch.add.extend(rows.collect::<Vec<_>>());
                }
                _ => switch.section.entries.extend(self.entry(key, value)),
            }
        }
        switch
    }

    fn addition(&mut self, item: &SpannedValue) -> Option<RawAddition> {
        let spot = self.source.spot(item.span(), Some("add"));
        let get = |name: &str| match item.get_ref() {
            DeValue::Table(table) => table.get(name),
            _ => None,
        };
        let table = get("table").and_then(|value| scalar(value.get_ref()));
        let (Some(table), Some(DeValue::Table(row))) =
            (table, get("row").map(SpannedValue::get_ref))
        else {
            self.refuse("add", spot);
            return None;
        };
        let row = row.iter().filter_map(|(key, value)| self.entry(key, value));
        let row = row.collect();
        Some(RawAddition { table, row, spot })
    }
}

type SpannedKey<'a> = toml::Spanned<toml::de::DeString<'a>>;
type SpannedValue<'a> = toml::Spanned<DeValue<'a>>;

fn scalar(value: &DeValue) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.trim().to_owned()),
        DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str().replace('_', "")),
        DeValue::Integer(number) => {
            let digits = number.as_str().replace('_', "");
            let value = i64::from_str_radix(&digits, number.radix());
            Some(value.map_or(digits, |value| value.to_string()))
        }
        DeValue::Float(number) => Some(number.as_str().replace('_', "")),
        DeValue::Boolean(flag) => Some(flag.to_string()),
        DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => None,
    }
}
