//! Findings for people: code, place, the line with its cell marked, the mend.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use crate::scenario::{Finding, Findings};
use crate::text::messages::cli as say;
use crate::text::{Lang, Severity};

/// All findings, each with its line and mend; `plain` puts each on one line, for screen readers and scripts.
pub fn render(findings: &Findings, lang: Lang, plain: bool) -> String {
    let one = if plain { one_line } else { in_full };
    findings
        .0
        .iter()
        .map(|finding| one(finding, lang))
        .collect()
}

/// A finding on one line: word, code, place, what is wrong, mend.
pub fn one_line(finding: &Finding, lang: Lang) -> String {
    let (word, code) = (word(finding, lang), finding.code);
    format!(
        "{word}[{code}]\t{}\t{}\t{}\n",
        place(finding),
        finding.message(lang),
        finding.mend(lang)
    )
}

fn in_full(finding: &Finding, lang: Lang) -> String {
    let (spot, code) = (&finding.spot, finding.code);
    let mut text = format!(
        "{}[{code}]: {}\n  --> {}",
        word(finding, lang),
        finding.message(lang),
        place(finding)
    );
    if let Some(field) = &spot.field {
        let _ = write!(text, " ({})", say::finding_field(lang, field));
    }
    text.push('\n');
    if !spot.excerpt.is_empty() {
        let (from, length) = spot.highlight;
        let excerpt: String = spot
            .excerpt
            .chars()
            .map(|character| if character == '\t' { ' ' } else { character })
            .collect();
        let width = |from: usize, length: usize| {
            let part: String = excerpt.chars().skip(from).take(length).collect();
            part.width()
        };
        let _ = writeln!(text, "   | {excerpt}");
        let _ = writeln!(
            text,
            "   | {}{}",
            " ".repeat(width(0, from)),
            "^".repeat(width(from, length).max(1))
        );
    }
    let _ = writeln!(text, "  {}: {}", say::mend(lang), finding.mend(lang));
    let _ = writeln!(text, "  {}\n", say::see_explain(lang, code));
    text
}

fn word(finding: &Finding, lang: Lang) -> String {
    match finding.severity() {
        Severity::Error => say::error(lang),
        Severity::Warning => say::warning(lang),
    }
}

/// `file:line:column`, as far as it is known.
pub fn place(finding: &Finding) -> String {
    let spot = &finding.spot;
    match (spot.line, spot.column) {
        (0, _) => spot.file.clone(),
        (line, 0) => format!("{}:{line}", spot.file),
        (line, column) => format!("{}:{line}:{column}", spot.file),
    }
}
