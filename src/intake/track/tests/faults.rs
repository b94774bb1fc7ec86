//! Each error is found where it stands, and nothing beside it.

use super::*;
use crate::text::Code as P;

fn expect(text: &str, options: &ReadOptions, expected: &[(P, u32, u32)]) {
    assert_eq!(found(text.as_bytes(), options), expected, "{text}");
    let tracks = read(text.as_bytes(), options);
    assert!(tracks.storm("").is_err(), "errors must refuse the storm");
}

fn none() -> ReadOptions {
    ReadOptions::default()
}

#[test]
fn empty_and_unknown_files_are_refused() {
    for empty in ["", "\n \r\n\t\n", "\u{feff}"] {
        expect(empty, &none(), &[(P::E0850, 0, 0)]);
    }
    for unknown in [
        "<html><body>404</body></html>",
        "a,b,c\n1,2,3\n",
        "PK\u{3}\u{4}",
    ] {
        expect(unknown, &none(), &[(P::E0851, 1, 0)]);
    }
}

#[test]
fn a_file_without_any_storm_is_refused() {
    let header = hato_canonical().lines().take(1).collect::<String>();
    expect(&header, &none(), &[(P::E0852, 0, 0)]);
    let told = ReadOptions {
        format: Some(Format::Atcf),
        ..none()
    };
    expect(&hato_canonical(), &told, &[(P::E0852, 0, 0)]);
}

#[test]
fn one_fix_is_no_track_and_none_neither() {
    let one: String = hato_jma()
        .replace(" 023 ", " 001 ")
        .lines()
        .take(2)
        .map(|line| line.to_owned() + "\n")
        .collect();
    expect(&one, &none(), &[(P::E0863, 1, 0)]);
    let header: String = hato_jma()
        .replace(" 023 ", " 000 ")
        .lines()
        .take(1)
        .map(str::to_owned)
        .collect();
    expect(&header, &none(), &[(P::E0862, 1, 0)]);
}

#[test]
fn times_that_repeat_or_go_back_are_found() {
    let again = with(&hato_jtwc(), 13, "2017-08-23T00", "2017-08-22T18");
    expect(&again, &by(Agency::Jtwc), &[(P::E0860, 13, 1)]);
    let back = with(&hato_jtwc(), 13, "2017-08-23T00", "2017-08-13T00");
    expect(&back, &by(Agency::Jtwc), &[(P::E0861, 13, 1)]);
    let table = with(&hato_canonical(), 16, "2017-08-23T00", "2017-08-22T18");
    expect(&table, &none(), &[(P::W0879, 2, 40), (P::E0860, 16, 11)]);
}

#[test]
fn dates_the_calendar_does_not_have_are_found() {
    for (from, to) in [
        ("17082300", "17083200"),
        ("17082300", "17082324"),
        ("17082300", "17022900"),
    ] {
        let text = with(&hato_jma(), 16, from, to);
        expect(&text, &none(), &[(P::W0870, 1, 0), (P::E0859, 16, 1)]);
    }
    let text = with(&hato_atcf(), 12, "2017082300", "2017133300");
    let problems = found(text.as_bytes(), &none());
    assert!(problems.contains(&(P::E0859, 12, 9)), "{problems:?}");
    // The storm of a line without time is not known: its track is refused all the same.
    assert!(read(text.as_bytes(), &none()).storm("WP152017").is_err());
    let text = with(&hato_jtwc(), 13, "2017-08-23T00", "2017-08-23");
    expect(&text, &by(Agency::Jtwc), &[(P::E0859, 13, 1)]);
}

#[test]
fn positions_outside_the_globe_are_found() {
    let text = with(&hato_jma(), 16, " 216 ", " 916 ");
    expect(&text, &none(), &[(P::W0870, 1, 0), (P::E0858, 16, 16)]);
    let text = with(&hato_jma(), 16, " 1144 ", " 4144 ");
    expect(&text, &none(), &[(P::W0870, 1, 0), (P::E0858, 16, 20)]);
    let text = with(&hato_jtwc(), 13, ",21.5,", ",215,");
    expect(&text, &by(Agency::Jtwc), &[(P::E0858, 13, 15)]);
}

#[test]
fn numbers_that_are_none_are_all_found_at_once() {
    let text = with(
        &hato_jma(),
        16,
        " 216 1144  965     075",
        " 2l6 11a4  9b5     0c5",
    );
    let problems = [
        (P::W0870, 1, 0),
        (P::E0857, 16, 16),
        (P::E0857, 16, 20),
        (P::E0857, 16, 26),
        (P::E0857, 16, 34),
    ];
    expect(&text, &none(), &problems);
    for no_number in ["NaN", "inf", "1e999", "九十"] {
        let text = with(&hato_jtwc(), 13, ",90,", &format!(",{no_number},"));
        expect(&text, &by(Agency::Jtwc), &[(P::E0857, 13, 26)]);
    }
}

#[test]
fn other_units_are_found_in_headers_and_in_rows_of_units() {
    let table = with(&hato_canonical(), 1, "wind_m_s", "wind_kt");
    expect(&table, &none(), &[(P::E0855, 1, 40)]);
    let table = with(&hato_canonical(), 1, "rmax_km", "rmax_nm");
    let problems = found(table.as_bytes(), &none());
    assert!(problems.contains(&(P::E0855, 1, 84)), "{problems:?}");
    let table = with(&hato_jtwc(), 1, "vmax_kt", "vmax_m_s");
    expect(&table, &by(Agency::Jtwc), &[(P::E0855, 1, 18)]);
    let table = with(&hato_ibtracs(), 2, "kts,mb,nmile", "m/s,mb,km");
    let problems = found(table.as_bytes(), &by(Agency::Jtwc));
    assert_eq!(
        problems.iter().map(|found| found.0).collect::<Vec<_>>(),
        [P::E0855, P::E0855]
    );
    // A pressure in Pa and one in metres of something are out of every range.
    let table = with(&hato_jtwc(), 13, ",956", ",95600");
    expect(&table, &by(Agency::Jtwc), &[(P::E0858, 13, 29)]);
}

#[test]
fn a_missing_column_is_named_with_the_nearest() {
    let table = with(&hato_canonical(), 1, "lat_deg", "latdeg");
    let tracks = read(table.as_bytes(), &none());
    assert_eq!(tracks.findings.len(), 1);
    let message = tracks.findings[0].message(Lang::En) + &tracks.findings[0].mend(Lang::Zh);
    assert_eq!(tracks.findings[0].code, P::E0854);
    assert!(
        message.contains("lat_deg") && message.contains("latdeg"),
        "{message}"
    );
}

#[test]
fn lines_cut_short_are_found() {
    let cut = without(&hato_jma(), 24..=24) + "17082500 002 2 236";
    expect(&cut, &none(), &[(P::W0870, 1, 0), (P::E0856, 24, 20)]);
    let cma = with(
        &storm_cma(),
        4,
        "2017082300 5 215 1146  950      45      40",
        "2017082300 5 215 1146",
    );
    let problems = found(cma.as_bytes(), &none());
    assert_eq!(problems, [(P::W0870, 1, 0), (P::E0856, 4, 0)]);
}

#[test]
fn data_before_any_header_are_found() {
    let whole = hato_jma();
    let line = whole.lines().nth(1).unwrap_or_default();
    expect(&format!("{line}\n{whole}"), &none(), &[(P::E0853, 1, 1)]);
    let line = "2017082212 3 206 1175  980      30";
    expect(
        &format!("{line}\n{}", storm_cma()),
        &none(),
        &[(P::E0853, 1, 1)],
    );
}

#[test]
fn rows_that_contradict_their_storm_are_found() {
    let table = with(&hato_canonical(), 16, "HATO", "PAKHAR");
    expect(&table, &none(), &[(P::W0879, 2, 40), (P::E0864, 16, 6)]);
    let table = with(&hato_canonical(), 16, ",10,", ",7,");
    let problems = found(table.as_bytes(), &none());
    assert!(
        problems.iter().any(|found| found.0 == P::E0865),
        "{problems:?}"
    );
}

#[test]
fn an_agency_that_is_not_there_is_refused_with_those_that_are() {
    let tracks = read(hato_ibtracs().as_bytes(), &by(Agency::Hko));
    let findings = tracks.storm("HATO").expect_err("HKO is not there");
    assert_eq!(findings[0].code, P::E0866);
    assert!(
        findings[0].mend(Lang::En).contains("JTWC, JMA"),
        "{}",
        findings[0]
    );
}

#[test]
fn a_long_list_of_findings_is_cut_and_counted() {
    let text = format!(
        "66666 9999\n{}",
        "rubbish that is no line of a track\n".repeat(5000)
    );
    let problems = found(text.as_bytes(), &none());
    assert!(problems.len() < 110, "{}", problems.len());
    assert!(problems.iter().any(|found| found.0 == P::W0881));
}

#[test]
fn a_storm_with_errors_does_not_spoil_the_others() {
    let bad = with(&hato_jma(), 16, " 216 ", " 916 ")
        .replace("1713", "1799")
        .replace("HATO", "EVIL");
    let tracks = read((hato_jma() + &bad).as_bytes(), &none());
    assert!(tracks.storm("HATO").is_ok());
    assert!(tracks.storm("EVIL").is_err());
}
