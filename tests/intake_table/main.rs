//! Ledgers as people keep them, and files that mean harm.

mod hostile;
mod ledgers;
#[path = "../support/mod.rs"]
mod support;

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use reliefsim::intake::table::{LedgerTable, TableOptions, import_bytes};
use reliefsim::intake::{Draft, IntakeError};
use reliefsim::scenario::Findings;
use reliefsim::scenario::choices::Datum;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PLACES: &str =
    "名称,所属乡镇,经度,纬度,人口\n甲村,东镇,112.6,22.4,500\n乙村,东镇,112.7,22.5,约300\n";

fn options(table: LedgerTable) -> TableOptions {
    TableOptions {
        datum: Some(Datum::Wgs84),
        ..TableOptions::new(table)
    }
}

fn read(text: &str, table: LedgerTable) -> Draft {
    import_bytes("ledger.csv", text.as_bytes(), &options(table)).expect("a good ledger")
}

fn faults(name: &str, bytes: &[u8], options: &TableOptions) -> Findings {
    match import_bytes(name, bytes, options) {
        Err(IntakeError::Findings(findings)) => findings,
        other => panic!("should have findings: {other:?}"),
    }
}

fn codes(findings: &Findings) -> Vec<&'static str> {
    let findings = findings.0.iter();
    findings.map(|finding| finding.code.name()).collect()
}

fn notes<'a>(draft: &'a Draft, key: &str) -> Vec<&'a str> {
    let notes = draft.notes.iter().filter(|note| note.key == key);
    notes.map(|note| note.text.as_str()).collect()
}

/// A workbook with one sheet of these XML rows, its texts in place.
fn workbook(rows: &str) -> Vec<u8> {
    workbook_with(&format!("<sheetData>{rows}</sheetData>"), None)
}

fn workbook_with(sheet: &str, strings: Option<&str>) -> Vec<u8> {
    const NS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut parts = vec![
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
                .to_owned(),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{RELS}\"><Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{NS}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"台账\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{RELS}\"><Relationship Id=\"r1\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{NS}\">{sheet}</worksheet>"),
        ),
    ];
    if let Some(strings) = strings {
        parts.push(("xl/sharedStrings.xml", strings.to_owned()));
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer
            .start_file(name, SimpleFileOptions::default())
            .expect("a part");
        writer.write_all(text.as_bytes()).expect("its text");
    }
    writer.finish().expect("an archive").into_inner()
}

/// Rows of texts and numbers as XML, from row `first`.
fn xml_rows(first: usize, rows: &[&[&str]]) -> String {
    let mut xml = String::new();
    for (row, cells) in rows.iter().enumerate() {
        let _ = write!(xml, "<row r=\"{}\">", row + first);
        for (column, cell) in cells.iter().enumerate() {
            let letter = char::from(b'A' + column as u8);
            let at = format!("{letter}{}", row + first);
            let _ = match cell.parse::<f64>() {
                Ok(number) => write!(xml, "<c r=\"{at}\"><v>{number}</v></c>"),
                Err(_) => write!(
                    xml,
                    "<c r=\"{at}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"
                ),
            };
        }
        xml += "</row>";
    }
    xml
}

/// One piece of XML a row.
fn numbered(rows: std::ops::Range<usize>, xml: impl Fn(usize) -> String) -> String {
    let pieces: Vec<String> = rows.map(xml).collect();
    pieces.concat()
}
