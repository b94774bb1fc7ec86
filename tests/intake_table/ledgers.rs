//! Ledgers as people keep them.

use reliefsim::intake::Draft;
use reliefsim::intake::table::{LedgerTable, TableOptions, import_bytes};
use reliefsim::scenario::choices::{Datum, Level, TeamKind};
use reliefsim::scenario::geo::{from_wgs84, sphere_m};
use reliefsim::text::Lang;

use super::{PLACES, codes, faults, notes, options, read};

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
