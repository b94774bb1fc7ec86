//! One storm is chosen, or the nearest are told.

use super::*;

fn storms() -> Tracks {
    let again = hato_jma().replace("1713", "2399").replace("\n17", "\n23");
    let kai_tak = hato_jma()
        .replace("1713", "1726")
        .replace("   HATO", "KAI-TAK");
    read(
        (hato_jma() + &again + &kai_tak).as_bytes(),
        &ReadOptions::default(),
    )
}

#[test]
fn storms_go_by_identifier_name_and_year() {
    let tracks = storms();
    for (wanted, id) in [
        ("1713", "1713"),
        ("hato 2017", "1713"),
        ("Hato-2023", "2399"),
        ("HATO2023", "2399"),
        (" 2399 ", "2399"),
        ("kai tak", "1726"),
        ("KAITAK", "1726"),
    ] {
        let storm = tracks.storm(wanted).map(|storm| storm.id.as_str());
        assert_eq!(storm, Ok(id), "{wanted}");
    }
}

#[test]
fn a_name_of_two_storms_is_told_with_both() {
    let findings = storms().storm("Hato").expect_err("two are named Hato");
    assert_eq!(findings[0].code, Code::E0868);
    let mend = findings[0].mend(Lang::En);
    assert!(
        mend.contains("1713 HATO 2017") && mend.contains("2399 HATO 2023"),
        "{mend}"
    );
}

#[test]
fn an_unknown_storm_is_told_with_the_nearest() {
    for (wanted, nearest) in [
        ("HOTA", "1713 HATO 2017"),
        ("1731", "1713 HATO 2017"),
        ("kaitck", "1726 KAI-TAK 2017"),
    ] {
        let findings = storms().storm(wanted).expect_err("there is none");
        assert_eq!(findings[0].code, Code::E0867);
        let mend = findings[0].mend(Lang::Zh);
        assert!(mend.contains(nearest), "{wanted}: {mend}");
    }
    assert!(storms().storm("HATO 2018").is_err());
}

#[test]
fn nothing_wanted_is_the_only_storm_there_is() {
    let one = read(hato_jma().as_bytes(), &ReadOptions::default());
    assert_eq!(one.storm("").map(|storm| storm.id.as_str()), Ok("1713"));
    let findings = storms().storm("").expect_err("there are three");
    assert_eq!(findings[0].code, Code::E0868);
}
