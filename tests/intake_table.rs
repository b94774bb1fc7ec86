//! Ledgers as people keep them, and files that mean harm.

mod support;

use std::io::{Cursor, Write};

use reliefsim::intake::table::{LedgerTable, TableOptions, grid, import_bytes};
use reliefsim::intake::{Draft, IntakeError};
use reliefsim::scenario::Findings;
use reliefsim::scenario::choices::{Datum, Level, TeamKind};
use reliefsim::scenario::geo::{from_wgs84, sphere_m};
use reliefsim::text::Lang;
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
        xml += &format!("<row r=\"{}\">", row + first);
        for (column, cell) in cells.iter().enumerate() {
            let letter = char::from(b'A' + column as u8);
            let at = format!("{letter}{}", row + first);
            xml += &match cell.parse::<f64>() {
                Ok(number) => format!("<c r=\"{at}\"><v>{number}</v></c>"),
                Err(_) => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
            };
        }
        xml += "</row>";
    }
    xml
}

#[test]
fn a_plain_ledger_becomes_places() {
    let draft = read(PLACES, LedgerTable::Places);
    assert_eq!(draft.places.len(), 2);
    let place = &draft.places[1];
    assert_eq!(
        (place.place_id.0.as_str(), place.town.0.as_str()),
        ("乙村", "东镇")
    );
    assert!((place.population_persons - 300.0).abs() < 1e-9);
    assert_eq!(notes(&draft, "column_guessed").len(), 5);
    assert_eq!(notes(&draft, "numbers_approximate").len(), 1);
    assert_eq!(draft.sources[0].table, "places.csv");
}

#[test]
fn encoding_mark_and_separator_do_not_change_what_is_read() {
    let plain = read(PLACES, LedgerTable::Places).places;
    let (gbk, _, _) = encoding_rs::GB18030.encode(PLACES);
    let variants = [
        format!("\u{feff}{PLACES}").into_bytes(),
        gbk.into_owned(),
        PLACES.replace(',', ";").into_bytes(),
        PLACES.replace(',', "\t").into_bytes(),
        PLACES.replace('\n', "\r\n").into_bytes(),
    ];
    for bytes in variants {
        let draft = import_bytes("x.csv", &bytes, &options(LedgerTable::Places));
        assert_eq!(draft.expect("the same ledger").places, plain);
    }
}

#[test]
fn titles_totals_footnotes_and_blank_rows_are_no_data() {
    let text = format!(
        "某市村居台账,,,,\n\n{}\n,,,,\n小计,,,,800\n名称,所属乡镇,经度,纬度,人口\n合 计,,,,800\n注:数据截至年底,,,,\n",
        PLACES.trim_end()
    );
    let draft = read(&text, LedgerTable::Places);
    assert_eq!(draft.places, read(PLACES, LedgerTable::Places).places);
    assert!(notes(&draft, "rows_skipped")[0].starts_with('3'));
}

#[test]
fn units_in_headers_and_cells_are_reckoned() {
    let text = "队伍名称,级别,队伍类型,人数,驻地,出动时间(小时),车辆\n\
        水上一队,县级,水上救援队,30人,中心库,0.5,2辆\n医疗队,镇(街)级,医疗救护,１２,中心库,20分钟,0\n";
    let draft = read(text, LedgerTable::Teams);
    let minutes: Vec<String> = draft
        .teams
        .iter()
        .map(|team| team.turnout_min.to_string())
        .collect();
    assert_eq!(minutes, ["30", "20"]);
    assert_eq!(draft.teams[0].kind, TeamKind::WaterRescue);
    assert_eq!(draft.teams[1].level, Level::Town);
    assert_eq!(draft.teams[0].vehicles, 2);
    let stock = read(
        "库点,物资名称,数量(吨)\n中心库,大米,\"1,200.5\"\n",
        LedgerTable::Stock,
    );
    assert!((stock.stock[0].quantity - 1_200_500.0).abs() < 1e-6);
    let places = read(
        &PLACES
            .replace("人口", "人口(万人)")
            .replace("500", "0.05")
            .replace("约300", "0.03"),
        LedgerTable::Places,
    );
    assert!((places.places[0].population_persons - 500.0).abs() < 1e-9);
    let shelters = read(
        "避难场所名称,级别,有效面积(亩),容纳人数\n体育馆,县级,3,1.2万\n",
        LedgerTable::Shelters,
    );
    let shelter = &shelters.shelters[0];
    assert!((shelter.effective_area_m2.expect("an area") - 2000.0).abs() < 1e-6);
    assert!((shelter.capacity_persons.expect("a capacity") - 12_000.0).abs() < 1e-6);
}

#[test]
fn persons_counted_in_households_are_not_taken_for_persons() {
    let text = PLACES.replace("人口", "人口(户)");
    assert_eq!(
        codes(&faults(
            "x.csv",
            text.as_bytes(),
            &options(LedgerTable::Places)
        )),
        ["E0836"]
    );
}

#[test]
fn every_fault_is_told_at_once_with_its_place() {
    let text = "名称,所属乡镇,经度,纬度,人口\n甲村,东镇,112.6,22.4,不详\n乙村,,112.7,x,300\n";
    let findings = faults("村.csv", text.as_bytes(), &options(LedgerTable::Places));
    let spots: Vec<_> = findings
        .0
        .iter()
        .map(|finding| (finding.code.name(), finding.spot.line, finding.spot.column))
        .collect();
    assert_eq!(spots, [("E0208", 2, 18), ("E0207", 3, 4), ("E0208", 3, 11)]);
    assert!(
        findings
            .0
            .iter()
            .all(|finding| finding.spot.file == "村.csv")
    );
}

#[test]
fn lines_are_counted_over_blank_lines_and_breaks_within_cells() {
    let text = "\n\n\"名\n称\",所属乡镇,经度,纬度,人口\n\n甲村,东镇,112.6,22.4,不详\n";
    let findings = faults("x.csv", text.as_bytes(), &options(LedgerTable::Places));
    assert_eq!(
        (findings.0[0].spot.line, findings.0[0].spot.column),
        (6, 18)
    );
}

#[test]
fn the_datum_must_be_said_and_is_applied() {
    let without = TableOptions::new(LedgerTable::Places);
    assert_eq!(
        codes(&faults("x.csv", PLACES.as_bytes(), &without)),
        ["E0839"]
    );
    let shifted = from_wgs84(Datum::Gcj02, [112.6, 22.4]);
    let text = format!(
        "名称,乡镇,lng,lat,pop\n甲,东镇,{},{},5\n",
        shifted[0], shifted[1]
    );
    let gcj = TableOptions {
        datum: Some(Datum::Gcj02),
        ..TableOptions::new(LedgerTable::Places)
    };
    let draft = import_bytes("x.csv", text.as_bytes(), &gcj).expect("a good ledger");
    let place = &draft.places[0];
    assert!(sphere_m([place.x_coord, place.y_coord], [112.6, 22.4]) < 0.05);
}

#[test]
fn swapped_columns_are_turned_round_and_swapped_rows_are_told() {
    let swapped = PLACES
        .replace("112.6,22.4", "22.4,112.6")
        .replace("112.7,22.5", "22.5,112.7");
    let draft = read(&swapped, LedgerTable::Places);
    assert_eq!(draft.places, read(PLACES, LedgerTable::Places).places);
    assert_eq!(notes(&draft, "coordinates_swapped").len(), 1);
    let one = PLACES.replace("112.6,22.4", "22.4,112.6");
    let findings = faults("x.csv", one.as_bytes(), &options(LedgerTable::Places));
    assert_eq!(
        (codes(&findings), findings.0[0].spot.line),
        (vec!["E0840"], 2)
    );
}

#[test]
fn names_and_numbers_of_people_stay_outside() {
    let text = "名称,乡镇,经度,纬度,人口,联系人,手机号,备注\n\
        甲村,东镇,112.6,22.4,500,张三,13800138000,13900139000\n乙村13700137000,东镇,112.7,22.5,300,李四,13800138001,11010519900307123X\n";
    let draft = read(text, LedgerTable::Places);
    assert_eq!(notes(&draft, "column_private").len(), 3);
    let everything = format!("{draft:?}");
    for secret in [
        "13800138000",
        "13900139000",
        "13700137000",
        "11010519900307123X",
        "张三",
    ] {
        assert!(!everything.contains(secret), "{secret}");
    }
}

#[test]
fn findings_do_not_show_the_numbers_of_people() {
    let text = PLACES
        .replace("500", "13800138000人来电")
        .replace("人口", "人口,电话")
        .replace("约300", "x,13900139000");
    let shown = format!(
        "{:?}",
        faults("x.csv", text.as_bytes(), &options(LedgerTable::Places))
    );
    assert!(
        !shown.contains("138001") && !shown.contains("139001"),
        "{shown}"
    );
}

#[test]
fn the_users_word_goes_before_the_guess() {
    let text = "名称,俗称,乡镇,经度,纬度,常住人口,户籍人口\n甲村,甲,东镇,112.6,22.4,500,700\n";
    let mut mapped = options(LedgerTable::Places);
    mapped.map = vec![("户籍人口".to_owned(), "population_persons".to_owned())];
    let draft = import_bytes("x.csv", text.as_bytes(), &mapped).expect("a good ledger");
    assert!((draft.places[0].population_persons - 700.0).abs() < 1e-9);
    let guessed = read(text, LedgerTable::Places);
    assert!((guessed.places[0].population_persons - 500.0).abs() < 1e-9);
    mapped.map = vec![
        ("户籍人囗".to_owned(), "population_persons".to_owned()),
        ("俗称".to_owned(), "nam".to_owned()),
    ];
    let findings = faults("x.csv", text.as_bytes(), &mapped);
    let mut found = codes(&findings);
    found.sort_unstable();
    assert_eq!(found, ["E0837", "E0838"]);
    assert!(
        findings
            .0
            .iter()
            .any(|finding| finding.mend(Lang::En).contains("户籍人口"))
    );
}

#[test]
fn rows_without_a_number_are_named_the_same_way_each_time() {
    let text = "名称,乡镇,经度,纬度,人口\n甲村,东镇,112.6,22.4,1\n甲村,西镇,112.7,22.4,1\n甲村,西镇,112.8,22.4,1\n乙 村,西镇,112.8,22.4,1\n";
    let ids = |draft: Draft| -> Vec<String> {
        draft
            .places
            .into_iter()
            .map(|place| place.place_id.0)
            .collect()
    };
    let first = ids(read(text, LedgerTable::Places));
    assert_eq!(first, ["东镇-甲村", "西镇-甲村", "西镇-甲村-2", "乙村"]);
    assert_eq!(first, ids(read(text, LedgerTable::Places)));
}

#[test]
fn numbers_given_twice_are_told() {
    let text =
        "编号,名称,乡镇,经度,纬度,人口\nA,甲村,东镇,112.6,22.4,1\nA,乙村,西镇,112.7,22.4,1\n";
    assert_eq!(
        codes(&faults(
            "x.csv",
            text.as_bytes(),
            &options(LedgerTable::Places)
        )),
        ["E0214"]
    );
}

#[test]
fn what_is_written_is_read_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = read(
        "库点,级别,经度,纬度\n中心库,县级,112.6,22.4\n",
        LedgerTable::Sites,
    );
    draft.write(folder.path()).expect("written");
    let text = std::fs::read_to_string(folder.path().join("sites.csv")).expect("a table");
    let again = read(&text, LedgerTable::Sites);
    assert_eq!(again.sites, draft.sites);
}

#[test]
fn workbooks_are_read_like_text() {
    let header: &[&str] = &["名称", "所属乡镇", "经度", "纬度", "人口"];
    let rows: [&[&str]; 4] = [
        &["某市台账"],
        header,
        &["甲村", "东镇", "112.6", "22.4", "500"],
        &["乙村", "东镇", "112.7", "22.5", "约300"],
    ];
    let book = workbook(&xml_rows(3, &rows));
    let draft =
        import_bytes("村.xlsx", &book, &options(LedgerTable::Places)).expect("a good workbook");
    assert_eq!(draft.places, read(PLACES, LedgerTable::Places).places);
    let rows: [&[&str]; 2] = [header, &["甲村", "东镇", "112.6", "22.4", "不详"]];
    let findings = faults(
        "村.xlsx",
        &workbook(&xml_rows(3, &rows)),
        &options(LedgerTable::Places),
    );
    let spot = &findings.0[0].spot;
    assert_eq!(
        (spot.line, spot.column, spot.field.as_deref()),
        (4, 5, Some("台账!E4"))
    );
    let mut other = options(LedgerTable::Places);
    other.sheet = Some("储备".to_owned());
    assert_eq!(codes(&faults("村.xlsx", &book, &other)), ["E0833"]);
}

#[test]
fn a_bomb_is_refused_before_it_is_read() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default())
        .expect("a part");
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..300 {
        writer.write_all(&zeros).expect("room");
    }
    let bomb = writer.finish().expect("an archive").into_inner();
    assert!(bomb.len() < 2 << 20);
    assert_eq!(
        codes(&faults("x.xlsx", &bomb, &options(LedgerTable::Places))),
        ["E0832"]
    );
}

#[test]
fn a_claim_of_many_texts_makes_no_room_for_them() {
    let strings = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" uniqueCount=\"9000000000000\"></sst>";
    let book = workbook_with("<sheetData/>", Some(strings));
    assert_eq!(
        codes(&faults("x.xlsx", &book, &options(LedgerTable::Places))),
        ["E0831"]
    );
}

#[test]
fn one_cell_in_the_far_corner_makes_no_room_for_a_sheet() {
    let mut rows = xml_rows(
        1,
        &[
            &["名称", "所属乡镇", "经度", "纬度", "人口"],
            &["甲村", "东镇", "112.6", "22.4", "500"],
        ],
    );
    rows += "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let draft = import_bytes("x.xlsx", &workbook(&rows), &options(LedgerTable::Places));
    assert_eq!(draft.expect("a good workbook").places.len(), 1);
    let wide: String = (1..=300)
        .map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>"))
        .collect();
    assert_eq!(
        codes(&faults(
            "x.xlsx",
            &workbook(&wide),
            &options(LedgerTable::Places)
        )),
        ["E0834"]
    );
}

#[test]
fn a_workbook_cut_off_anywhere_is_a_finding() {
    let book = workbook(&xml_rows(
        1,
        &[
            &["名称", "乡镇", "经度", "纬度", "人口"],
            &["甲村", "东镇", "112.6", "22.4", "500"],
        ],
    ));
    for end in (4..book.len()).step_by(7) {
        let findings = faults("x.xlsx", &book[..end], &options(LedgerTable::Places));
        assert_eq!(codes(&findings), ["E0831"], "{end}");
    }
}

#[test]
fn bytes_turned_over_never_bring_it_down() {
    let book = workbook(&xml_rows(
        1,
        &[
            &["名称", "乡镇", "经度", "纬度", "人口"],
            &["甲村", "东镇", "112.6", "22.4", "500"],
        ],
    ));
    for at in 0..book.len() {
        let mut broken = book.clone();
        broken[at] ^= 0x55;
        let _ = import_bytes("x.xlsx", &broken, &options(LedgerTable::Places));
    }
}

#[test]
fn text_under_the_name_of_a_workbook_is_told() {
    assert_eq!(
        codes(&faults(
            "x.xlsx",
            PLACES.as_bytes(),
            &options(LedgerTable::Places)
        )),
        ["E0830"]
    );
    assert_eq!(
        codes(&faults(
            "x.xls",
            b"<html></html>",
            &options(LedgerTable::Places)
        )),
        ["E0830"]
    );
    let compound = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 600]].concat();
    assert_eq!(
        codes(&faults("x.xls", &compound, &options(LedgerTable::Places))),
        ["E0831"]
    );
}

#[test]
fn huge_cells_and_empty_rows_are_borne() {
    let huge = PLACES.replace("乙村", &"长".repeat(10 << 20));
    assert_eq!(
        codes(&faults(
            "x.csv",
            huge.as_bytes(),
            &options(LedgerTable::Places)
        )),
        ["E0206"]
    );
    let empty = PLACES.to_owned() + &",,,,\n".repeat(1_000_000);
    assert_eq!(read(&empty, LedgerTable::Places).places.len(), 2);
    let header = xml_rows(
        1,
        &[
            &["名称", "乡镇", "经度", "纬度", "人口"],
            &["甲村", "东镇", "112.6", "22.4", "500"],
        ],
    );
    let rows: String = (3..1_000_000)
        .map(|row| format!("<row r=\"{row}\"/>"))
        .collect();
    let draft = import_bytes(
        "x.xlsx",
        &workbook(&(header + &rows)),
        &options(LedgerTable::Places),
    );
    assert_eq!(draft.expect("a good workbook").places.len(), 1);
}

#[test]
fn nothing_and_nonsense_are_findings() {
    for bytes in [
        b"".as_slice(),
        b"\n\n",
        b"a,b\n1,2\n",
        b"\xff\xfe\x00",
        b"PK\x03\x04",
    ] {
        let found = codes(&faults("x.csv", bytes, &options(LedgerTable::Sites)));
        assert!(!found.is_empty(), "{bytes:?}");
    }
    let header = PLACES.lines().next().expect("a header");
    assert_eq!(
        codes(&faults(
            "x.csv",
            header.as_bytes(),
            &options(LedgerTable::Places)
        )),
        ["E0842"]
    );
}

#[test]
fn the_census_workbook_is_read() {
    let Some(folder) = support::shared("data/cn-census-county") else {
        return;
    };
    let path = folder.join("census_county_2020_v1.xlsx");
    let grid = grid(&path, None).expect("the census");
    let header = &grid.rows[0].cells;
    let at = |name: &str| {
        header
            .iter()
            .position(|cell| cell == name)
            .expect("its column")
    };
    let kaiping = grid
        .rows
        .iter()
        .find(|row| row.cells[at("区划代码")] == "440783");
    let kaiping = kaiping.expect("the district");
    assert_eq!(kaiping.cells[at("人口数_合计")], "748777");
    assert_eq!(grid.rows.len(), 3359);
}
