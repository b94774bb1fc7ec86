//! Workbooks, and files that mean harm.

use std::io::{Cursor, Write};

use reliefsim::intake::table::{LedgerTable, grid, import_bytes};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{
    PLACES, codes, faults, numbered, options, read, support, workbook, workbook_with, xml_rows,
};

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
    let wide = numbered(1..301, |row| {
        format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>")
    });
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
    let rows = numbered(3..1_000_000, |row| format!("<row r=\"{row}\"/>"));
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
