//! Each unlikely value is warned of, on a real track with that one fault; the clean track gives no warning.

use super::*;
use crate::text::Code as P;

/// Replaces a cell of every data line of a table.
fn with_cells(table: &str, column: usize, change: impl Fn(&str) -> String) -> String {
    let rows = table.lines().enumerate().map(|(at, row)| {
        let mut cells: Vec<String> = row.split(',').map(str::to_owned).collect();
        if at > 0 {
            cells[column] = change(&cells[column]);
        }
        cells.join(",") + "\n"
    });
    rows.collect()
}

fn none() -> ReadOptions {
    ReadOptions::default()
}

#[test]
fn clean_hato_gives_no_finding_in_any_format() {
    for (text, options) in [
        (hato_jma(), none()),
        (hato_jtwc(), by(Agency::Jtwc)),
        (hato_atcf(), none()),
        (hato_ibtracs(), by(Agency::Jma)),
        (hato_ibtracs(), by(Agency::Jtwc)),
    ] {
        assert_eq!(found(text.as_bytes(), &options), []);
    }
    // Written as a table, JMA's depressions have no wind and no grade that would excuse it.
    assert_eq!(
        found(hato_canonical().as_bytes(), &none()),
        [(P::W0879, 2, 40)]
    );
}

#[test]
fn knots_labelled_metres_a_second_are_warned_of() {
    let knots = |cell: &str| {
        let wind = cell
            .parse::<f64>()
            .map(|wind| (wind * 3600.0 / 1852.0).round());
        wind.map_or_else(|_| String::new(), |knots| knots.to_string())
    };
    let table = with_cells(&hato_canonical(), 5, knots);
    let problems = found(table.as_bytes(), &none());
    assert!(problems.contains(&(P::W0873, 2, 40)), "{problems:?}");
}

#[test]
fn metres_a_second_labelled_knots_are_warned_of() {
    let metres = |cell: &str| {
        let wind = cell
            .parse::<f64>()
            .map(|wind| (wind * 1852.0 / 3600.0).round());
        wind.map_or_else(|_| String::new(), |wind| wind.to_string())
    };
    let table = with_cells(&hato_jtwc(), 3, metres);
    assert_eq!(
        found(table.as_bytes(), &by(Agency::Jtwc)),
        [(P::W0874, 2, 26)]
    );
}

#[test]
fn a_wrong_wind_unit_is_noticed_in_nearly_every_storm() {
    let Some(bytes) = shared("typhoon-jma-shared/bst_2015_2017.txt") else {
        return;
    };
    let storms = read(&bytes, &none()).storms;
    let noticed = |factor: f64, problem: P| {
        let mut storms = storms.clone();
        let fixes = storms.iter_mut().flat_map(|storm| &mut storm.fixes);
        for wind in fixes.filter_map(|fix| fix.wind_m_s.as_mut()) {
            *wind *= factor;
        }
        let problems = found(write_canonical(&storms).as_bytes(), &none());
        problems.iter().filter(|found| found.0 == problem).count()
    };
    // Of the 80 storms 74 have three fixes or more from which the unit can be judged.
    let knots = noticed(3600.0 / 1852.0, P::W0873);
    let metres = noticed(1852.0 / 3600.0, P::W0874);
    println!("noticed: {knots} and {metres}");
    assert!((68..=74).contains(&knots), "{knots}");
    assert!((68..=74).contains(&metres), "{metres}");
    assert_eq!(noticed(1.0, P::W0873) + noticed(1.0, P::W0874), 0);
}

#[test]
fn a_wind_unit_is_not_judged_by_one_slip() {
    let table = with(&hato_jtwc(), 13, ",90,", ",175,");
    assert_eq!(found(table.as_bytes(), &by(Agency::Jtwc)), []);
}

#[test]
fn a_period_that_is_not_the_agencys_is_warned_of() {
    let table = with_cells(&hato_canonical(), 6, |_| "1".to_owned());
    let problems = found(table.as_bytes(), &none());
    assert!(problems.contains(&(P::W0872, 2, 0)), "{problems:?}");
    assert_eq!(
        found(hato_atcf().as_bytes(), &by(Agency::Cma)),
        [(P::W0872, 1, 0)]
    );
}

#[test]
fn a_plain_table_without_agency_is_warned_of() {
    assert_eq!(found(hato_jtwc().as_bytes(), &none()), [(P::W0871, 1, 0)]);
}

#[test]
fn pressures_no_storm_has_are_warned_of() {
    for (odd, column) in [("1025", 25), (" 855", 26)] {
        let text = with(&hato_jma(), 16, " 965", odd);
        assert_eq!(found(text.as_bytes(), &none()), [(P::W0875, 16, column)]);
    }
}

#[test]
fn a_stray_position_is_told_once() {
    let text = with(&hato_jma(), 16, " 216 ", " 316 ");
    assert_eq!(found(text.as_bytes(), &none()), [(P::W0876, 16, 16)]);
}

#[test]
fn a_storm_that_goes_on_elsewhere_is_told_once() {
    let whole = hato_jma();
    let lines = whole.lines().enumerate().map(|(at, line)| match at {
        16.. => format!("{}{}{}\n", &line[..15], "516", &line[18..]),
        _ => format!("{line}\n"),
    });
    let text: String = lines.collect();
    assert_eq!(found(text.as_bytes(), &none()), [(P::W0876, 17, 16)]);
}

#[test]
fn a_long_gap_is_warned_of_and_one_of_twelve_hours_is_not() {
    let text = with(&without(&hato_jma(), 10..=11), 1, " 023 ", " 021 ");
    assert_eq!(found(text.as_bytes(), &none()), [(P::W0878, 10, 1)]);
    let text = with(&without(&hato_jma(), 10..=10), 1, " 023 ", " 022 ");
    assert_eq!(found(text.as_bytes(), &none()), []);
}

#[test]
fn a_file_that_lost_a_line_is_warned_of() {
    let text = without(&hato_jma(), 10..=10);
    assert_eq!(found(text.as_bytes(), &none()), [(P::W0870, 1, 0)]);
}

#[test]
fn every_sign_for_an_unknown_wind_is_understood() {
    for sign in ["000", "999", "   "] {
        let text = with(&hato_jma(), 16, "     075", &format!("     {sign}"));
        let problems = found(text.as_bytes(), &none());
        assert_eq!(problems, [(P::W0879, 16, 34)], "{sign}");
    }
    for sign in ["0", "999", "-999", "", " "] {
        let text = with(&hato_jtwc(), 13, ",90,", &format!(",{sign},"));
        let problems = found(text.as_bytes(), &by(Agency::Jtwc));
        assert_eq!(problems.len(), 1, "{sign}: {problems:?}");
        assert_eq!((problems[0].0, problems[0].1), (P::W0879, 13), "{sign}");
        assert_eq!(only(&text, &by(Agency::Jtwc)).fixes[11].wind_m_s, None);
    }
}

#[test]
fn a_missing_pressure_is_warned_of_but_999_is_one() {
    let text = with(&hato_jma(), 16, " 965", "    ");
    assert_eq!(found(text.as_bytes(), &none()), [(P::W0880, 16, 25)]);
    let text = with(&hato_jma(), 20, " 996", " 999");
    assert_eq!(found(text.as_bytes(), &none()), []);
}

#[test]
fn turned_signs_are_told_once_with_the_column() {
    let deck = hato_atcf();
    let lon = with(&deck, 12, "1145E", "1145W");
    assert_eq!(found(lon.as_bytes(), &none()), [(P::W0877, 12, 42)]);
    let lat = with(&deck, 12, "215N", "215S");
    assert_eq!(found(lat.as_bytes(), &none()), [(P::W0877, 12, 36)]);
    let last = with(&hato_jtwc(), 20, ",104.2,", ",-104.2,");
    assert_eq!(
        found(last.as_bytes(), &by(Agency::Jtwc)),
        [(P::W0877, 20, 20)]
    );
    let first = with(&hato_jtwc(), 2, ",127.0,", ",-127.0,");
    assert_eq!(
        found(first.as_bytes(), &by(Agency::Jtwc)),
        [(P::W0877, 3, 20)]
    );
}

#[test]
fn crossing_the_date_line_is_no_slip() {
    let line = |hour: &str, lon: &str| {
        format!("WP, 01, 20170823{hour},   , BEST,   0, 200N, {lon},  65,  980, TY,\n")
    };
    let deck = line("00", "1795E") + &line("06", "1799W") + &line("12", "1795W");
    assert_eq!(found(deck.as_bytes(), &none()), []);
}

#[test]
fn gb18030_names_are_read_with_a_note() {
    let table = hato_canonical().replace("HATO", "天鸽");
    let (bytes, ..) = encoding_rs::GB18030.encode(&table);
    let tracks = read(&bytes, &none());
    assert_eq!(tracks.storms[0].name, "天鸽");
    assert_eq!(tracks.findings[0].code, P::W0869);
    assert_eq!(tracks.storms, read(table.as_bytes(), &none()).storms);
}

#[test]
fn the_relation_of_atkinson_and_holliday_gives_its_published_winds() {
    // 948 hPa: 95.6 kt = 49.2 m/s (design/science.md, section 1.2).
    assert!((atkinson_holliday_1977_m_s(948.0) - 49.2).abs() < 0.05);
    assert!(atkinson_holliday_1977_m_s(1010.0).abs() < 1e-12);
    assert!(atkinson_holliday_1977_m_s(1020.0).abs() < 1e-12);
}
