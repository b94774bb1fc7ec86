//! Each format gives what its publisher wrote.

use super::*;

#[test]
fn every_format_is_told_by_its_content() {
    for (text, format) in [
        (hato_jma(), Format::Jma),
        (storm_cma(), Format::Cma),
        (hato_atcf(), Format::Atcf),
        (hato_ibtracs(), Format::Ibtracs),
        (hato_jtwc(), Format::Plain),
        (hato_canonical(), Format::Canonical),
    ] {
        assert_eq!(Format::sniff(&text), Some(format));
        assert_eq!(Format::sniff(&format!("\n\n{text}")), Some(format));
        assert_eq!(Format::of_word(format.word()), Some(format));
    }
}

#[test]
fn the_format_can_be_told_against_the_content() {
    let told = ReadOptions {
        format: Some(Format::Cma),
        ..ReadOptions::default()
    };
    let tracks = read(hato_jma().as_bytes(), &told);
    assert_eq!(tracks.format, Some(Format::Cma));
    // JMA's times have eight digits, which is no time in a file of the CMA.
    assert!(tracks.storm("1713").is_err());
}

#[test]
fn all_storms_of_rsmc_tokyo_are_read_without_a_finding() {
    let Some(bytes) = shared("typhoon-jma-shared/bst_2015_2017.txt") else {
        return;
    };
    let tracks = read(&bytes, &ReadOptions::default());
    assert_eq!(tracks.storms.len(), 80);
    let fixes: usize = tracks.storms.iter().map(|storm| storm.fixes.len()).sum();
    assert_eq!(fixes, 2879);
    assert_eq!(tracks.findings, []);
    let marked = tracks.storms.iter().flat_map(|storm| &storm.fixes);
    // `cut -c72 | grep -c '#'` counts 33 marks.
    assert_eq!(marked.filter(|fix| fix.landfall).count(), 33);
}

#[test]
fn hato_by_jma_is_the_table_that_lies_beside_it() {
    let (Some(text), Some(table)) = (
        shared("typhoon-jma-shared/bst_2015_2017.txt"),
        shared("typhoon-jma-shared/hato_1713.csv"),
    ) else {
        return;
    };
    let tracks = read(&text, &ReadOptions::default());
    let hato = tracks.storm("1713").expect("Hato is there");
    assert_eq!((hato.name.as_str(), hato.averaging.minutes()), ("HATO", 10));
    let table = String::from_utf8(table).expect("ASCII");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .skip(1)
        .map(|row| row.split(',').collect())
        .collect();
    assert_eq!((hato.fixes.len(), rows.len()), (23, 23));
    for (fix, row) in hato.fixes.iter().zip(rows) {
        let number = |at: usize| row[at].parse::<f64>().ok();
        assert_eq!(fix.time.to_string(), format!("{}:00Z", row[0]));
        let grade = match row[1] {
            "TD" => Grade::Depression,
            "TS" => Grade::TropicalStorm,
            "STS" => Grade::SevereTropicalStorm,
            _ => Grade::Typhoon,
        };
        assert_eq!(fix.grade, Some(grade));
        assert_eq!(
            (Some(fix.lat_deg), Some(fix.lon_deg)),
            (number(2), number(3))
        );
        assert_eq!(fix.central_pressure_hpa, number(4));
        let wind = number(5).filter(|&knots| knots > 0.0);
        assert_eq!(fix.wind_m_s, wind.map(|knots| knots * 1852.0 / 3600.0));
        for (radius, [long, short]) in [(fix.radius_50_kt, [6, 7]), (fix.radius_30_kt, [8, 9])] {
            let km = |at| {
                let miles = number(at).filter(|&miles| miles > 0.0);
                miles.map(|miles| miles * 1852.0 / 1000.0)
            };
            assert_eq!(radius.map(|radius| radius.longest_km), km(long));
            assert_eq!(radius.map(|radius| radius.shortest_km), km(short));
        }
        assert!(!fix.landfall && row[10].is_empty());
    }
}

#[test]
fn a_plain_table_by_jma_is_known_by_its_extent_of_30_kt_winds() {
    let Some(table) = shared("typhoon-jma-shared/hato_1713.csv") else {
        return;
    };
    let tracks = read(&table, &ReadOptions::default());
    let storm = tracks.storm("").expect("there is one");
    assert_eq!(storm.averaging, Averaging::TenMinutes);
    let problems: Vec<Code> = tracks.findings.iter().map(|one| one.code).collect();
    assert_eq!(problems, [Code::W0871]);
    assert_eq!(read(&table, &by(Agency::Jma)).findings, []);
    let text = only(&hato_jma(), &ReadOptions::default());
    for (a, b) in storm.fixes.iter().zip(&text.fixes) {
        assert_eq!((a.time, a.wind_m_s), (b.time, b.wind_m_s));
    }
}

#[test]
fn a_landfall_mark_is_read_where_it_stands() {
    let line = "17082306 002 5 223 1128  965     075     90050 0050 40180 0090";
    let marked = with(
        &hato_jma(),
        17,
        &format!("{line:<71} "),
        &format!("{line:<71}#"),
    );
    let marks: Vec<bool> = only(&marked, &ReadOptions::default())
        .fixes
        .iter()
        .map(|fix| fix.landfall)
        .collect();
    assert_eq!(marks.iter().position(|&mark| mark), Some(15));
    assert_eq!(marks.iter().filter(|&&mark| mark).count(), 1);
}

#[test]
fn a_b_deck_is_the_table_it_was_made_of() {
    let table = only(&hato_jtwc(), &by(Agency::Jtwc));
    let deck = only(&hato_atcf(), &ReadOptions::default());
    assert_eq!((deck.id.as_str(), deck.name.as_str()), ("WP152017", "HATO"));
    assert_eq!(
        (deck.agency.as_str(), deck.averaging),
        ("JTWC", Averaging::OneMinute)
    );
    assert_eq!(deck.fixes.len(), 19);
    for (a, b) in deck.fixes.iter().zip(&table.fixes) {
        assert_eq!(
            (a.time, a.lat_deg, a.lon_deg),
            (b.time, b.lat_deg, b.lon_deg)
        );
        assert_eq!(
            (a.wind_m_s, a.central_pressure_hpa),
            (b.wind_m_s, b.central_pressure_hpa)
        );
        assert_eq!(a.rmax_km, Some(27.78));
    }
    let peak = deck.fixes.iter().find(|fix| fix.radius_50_kt.is_some());
    // Two lines of one time are one fix; a quadrant of 0 is one without such winds.
    let radius = peak
        .and_then(|fix| fix.radius_50_kt)
        .map(|radius| (radius.longest_km, radius.shortest_km));
    assert_eq!(radius, Some((129.64, 92.6)));
}

#[test]
fn a_b_deck_counts_minutes_hemispheres_and_southern_seasons() {
    let line = |basin: &str, time: &str, minutes: &str, place: &str| {
        format!(
            "{basin}, 01, {time}, {minutes}, BEST,   0, {place},  65,  980, TY,   0,    ,    0,    0,    0,    0,\n"
        )
    };
    let deck = line("SH", "2017123118", "  ", "105S, 1790W")
        + &line("SH", "2018010100", "30", "106S, 1795W");
    let storm = only(&deck, &ReadOptions::default());
    assert_eq!(storm.id, "SH012018");
    assert_eq!(
        (storm.fixes[0].lat_deg, storm.fixes[0].lon_deg),
        (-10.5, -179.0)
    );
    assert_eq!(storm.fixes[1].time.to_string(), "2018-01-01T00:30Z");
    let forecast = deck.clone()
        + &line("SH", "2018010100", "03", "107S, 1799W").replace("BEST,   0", "OFCL,  24");
    assert_eq!(only(&forecast, &ReadOptions::default()), storm);
}

#[test]
fn ibtracs_gives_each_agency_with_its_own_period() {
    let text = hato_ibtracs();
    for (agency, beside, period) in [
        (
            Agency::Jma,
            only(&hato_jma(), &ReadOptions::default()),
            Averaging::TenMinutes,
        ),
        (
            Agency::Jtwc,
            only(&hato_jtwc(), &by(Agency::Jtwc)),
            Averaging::OneMinute,
        ),
    ] {
        let tracks = read(text.as_bytes(), &by(agency));
        assert_eq!(tracks.findings, []);
        let hato = tracks.storm("2017232n19130").expect("Hato is there");
        assert_eq!((hato.name.as_str(), hato.averaging), ("HATO", period));
        assert_eq!(hato.fixes.len(), beside.fixes.len());
        for (a, b) in hato.fixes.iter().zip(&beside.fixes) {
            assert_eq!(
                (a.time, a.lat_deg, a.lon_deg),
                (b.time, b.lat_deg, b.lon_deg)
            );
            assert_eq!(a.central_pressure_hpa, b.central_pressure_hpa);
            assert_eq!(a.wind_m_s, b.wind_m_s);
        }
    }
}

#[test]
fn ibtracs_takes_the_merged_centre_where_an_agency_has_none() {
    let text = "SID,NAME,ISO_TIME,LAT,LON,HKO_WIND,HKO_PRES\n\
        S,X,2017-08-23 00:00:00,21.6,114.4,80,960\n\
        S,X,2017-08-23 03:00:00,22.0,113.6, , \n\
        S,X,2017-08-23 06:00:00,22.3,112.8,75,965\n";
    let storm = only(text, &by(Agency::Hko));
    let places: Vec<f64> = storm.fixes.iter().map(|fix| fix.lon_deg).collect();
    assert_eq!(places, [114.4, 112.8]);
}

#[test]
fn cma_text_is_two_minute_winds_in_metres_a_second() {
    let tracks = read(storm_cma().as_bytes(), &ReadOptions::default());
    assert_eq!(tracks.findings, []);
    let hato = tracks.storm("Hato").expect("it is there");
    assert_eq!(
        (hato.id.as_str(), hato.averaging),
        ("1713", Averaging::TwoMinutes)
    );
    let strongest = &hato.fixes[2];
    assert_eq!((strongest.lat_deg, strongest.lon_deg), (21.5, 114.6));
    assert_eq!(
        (strongest.wind_m_s, strongest.central_pressure_hpa),
        (Some(45.0), Some(950.0))
    );
    assert_eq!(strongest.grade, Some(Grade::SevereTyphoon));
    let nameless = tracks.storm("CMA0014").expect("it is there");
    assert_eq!(nameless.name, "(nameless)");
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    for text in [hato_jma(), hato_atcf(), hato_jtwc(), hato_canonical()] {
        let dressed = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        let options = by(Agency::Jtwc);
        let (plain, dressed) = (
            read(text.as_bytes(), &options),
            read(dressed.as_bytes(), &options),
        );
        assert_eq!(plain.storms, dressed.storms);
    }
}
