//! What must hold for files of tracks: real ones, real ones with one fault each, and noise.

mod bytes;
mod choice;
mod faults;
mod formats;
mod round_trip;
mod warnings;

use crate::units::UtcMinute;
use std::fmt::Write as _;
use std::path::PathBuf;

use super::*;
use crate::text::Lang;

/// Hato as RSMC Tokyo publishes it (line 1 is the header, line 16 is 2017-08-23T00).
pub const HATO_JMA: &str = include_str!("hato_1713_jma.txt");
/// Hato by JTWC, as a plain table.
pub const HATO_JTWC: &str = include_str!("hato_15w_jtwc.csv");

/// A data set of the project, where it is there.
pub fn shared(file: &str) -> Option<Vec<u8>> {
    let root = std::env::var_os("RELIEFSIM_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let path = root.join("data").join(file);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        println!("skipped: {} is not there", path.display());
    }
    bytes
}

/// Options that name the agency.
pub fn by(agency: Agency) -> ReadOptions {
    ReadOptions {
        agency: Some(agency),
        ..ReadOptions::default()
    }
}

/// The text with `from` replaced by `to` in one line, where it must stand.
pub fn with(text: &str, line: usize, from: &str, to: &str) -> String {
    let changed = text.lines().enumerate().map(|(at, text)| {
        if at + 1 == line {
            assert!(text.contains(from), "line {line} is {text}");
            return text.replacen(from, to, 1);
        }
        text.to_owned()
    });
    changed.map(|line| line + "\n").collect()
}

/// The text without some lines.
pub fn without(text: &str, lines: std::ops::RangeInclusive<usize>) -> String {
    let kept = text.lines().enumerate();
    let kept = kept.filter(|(at, _)| !lines.contains(&(at + 1)));
    kept.map(|(_, line)| line.to_owned() + "\n").collect()
}

/// The only storm of a text.
pub fn only(text: &str, options: &ReadOptions) -> Storm {
    let tracks = read(text.as_bytes(), options);
    assert_eq!(tracks.storms.len(), 1, "{:?}", tracks.findings);
    tracks.storms[0].clone()
}

/// Hato in the project's own table, from the text of JMA.
pub fn hato_canonical() -> String {
    write_canonical(&[only(HATO_JMA, &ReadOptions::default())])
}

/// Hato as an ATCF b-deck, its figures from the table by JTWC; the radii of 23 August, 03 UTC, are made up.
pub fn hato_atcf() -> String {
    let mut text = String::new();
    for row in HATO_JTWC.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let tenths = |text: &str| text.replace('.', "");
        let time = cells[0].replace(['-', 'T'], "");
        let place = format!("{}N, {:>4}E", tenths(cells[1]), tenths(cells[2]));
        let head = format!(
            "WP, 15, {time},   , BEST,   0, {place}, {:>3}, {:>4}, TY,",
            cells[3], cells[4]
        );
        let tail = "1002, 200,  15,  90,   0,   W,   0,    ,   0,   0,       HATO, D,";
        let radii: &[&str] = if cells[0].ends_with("23T03") {
            &["34, NEQ, 120, 110, 90, 120", "50, NEQ,  60,  50,  0,  70"]
        } else {
            &["34, NEQ, 120, 110, 90, 120"]
        };
        for radii in radii {
            writeln!(text, "{head}  {radii}, {tail}").unwrap_or_default();
        }
    }
    text
}

/// Hato as an `IBTrACS` table: TOKYO from JMA, USA from JTWC, CMA and HKO without an analysis. The SID is made up.
pub fn hato_ibtracs() -> String {
    let mut text = "SID,SEASON,NUMBER,BASIN,SUBBASIN,NAME,ISO_TIME,NATURE,LAT,LON,WMO_WIND,WMO_PRES,\
        USA_LAT,USA_LON,USA_WIND,USA_PRES,USA_RMW,TOKYO_LAT,TOKYO_LON,TOKYO_GRADE,TOKYO_WIND,TOKYO_PRES,\
        CMA_LAT,CMA_LON,CMA_CAT,CMA_WIND,CMA_PRES,HKO_WIND,HKO_PRES\n \
        ,Year, , , , , , ,degrees_north,degrees_east,kts,mb,degrees_north,degrees_east,kts,mb,nmile,\
        degrees_north,degrees_east,1,kts,mb,degrees_north,degrees_east,1,kts,mb,kts,mb\n"
        .to_owned();
    let knots = |fix: &Fix| {
        let knots = fix.wind_m_s.map(|wind| (wind / 0.514_444_444).round());
        knots.map_or_else(|| " ".to_owned(), |knots| knots.to_string())
    };
    let pressure = |fix: &Fix| fix.central_pressure_hpa.unwrap_or_default();
    let jma = only(HATO_JMA, &ReadOptions::default());
    let jtwc = only(HATO_JTWC, &by(Agency::Jtwc));
    let mut times: Vec<UtcMinute> = jma
        .fixes
        .iter()
        .chain(&jtwc.fixes)
        .map(|fix| fix.time)
        .collect();
    times.sort_unstable();
    times.dedup();
    for time in times {
        let of = |storm: &Storm| storm.fixes.iter().find(|fix| fix.time == time).cloned();
        let (tokyo, usa) = (of(&jma), of(&jtwc));
        let Some(merged) = tokyo.as_ref().or(usa.as_ref()) else {
            continue;
        };
        let iso = time.to_string().replace('T', " ").replace('Z', ":00");
        let usa = usa.as_ref().map_or_else(
            || " , , , , ".to_owned(),
            |fix| {
                format!(
                    "{},{},{},{},15",
                    fix.lat_deg,
                    fix.lon_deg,
                    knots(fix),
                    pressure(fix)
                )
            },
        );
        let grade = |fix: &Fix| if fix.wind_m_s.is_none() { 2 } else { 3 };
        let tokyo = tokyo.as_ref().map_or_else(
            || " , , , , ".to_owned(),
            |fix| {
                format!(
                    "{},{},{},{},{}",
                    fix.lat_deg,
                    fix.lon_deg,
                    grade(fix),
                    knots(fix),
                    pressure(fix)
                )
            },
        );
        let head = format!(
            "2017232N19130,2017,62,WP,MM,HATO,{iso},TS,{},{}",
            merged.lat_deg, merged.lon_deg
        );
        writeln!(text, "{head}, , ,{usa},{tokyo}, , , , , , , ").unwrap_or_default();
    }
    text
}

/// A storm in the words of the CMA; the figures are made up, near Hato's.
pub fn storm_cma() -> String {
    "66666 1713    4 0013 1713 0 6 Hato                 20180301\n\
     2017082212 3 206 1175  980      30\n\
     2017082218 4 210 1160  965      38\n\
     2017082300 5 215 1146  950      45      40\n\
     2017082306 4 222 1128  960      38\n\
     66666 0000    2 0014 0000 0 6 (nameless)           20180301\n\
     2017090100 1 150 1300 1004      12\n\
     2017090106 0 155 1290 1006      10\n"
        .to_owned()
}

/// Problems with their line and column, in the order of the file.
pub fn found(text: &[u8], options: &ReadOptions) -> Vec<(Code, u32, u32)> {
    let findings = read(text, options).findings;
    for finding in &findings {
        for lang in [Lang::En, Lang::Zh] {
            let text = finding.message(lang) + &finding.mend(lang);
            assert!(!text.contains(['{', '}']), "{text}");
        }
    }
    let spots = findings
        .iter()
        .map(|finding| (finding.code, finding.spot.line, finding.spot.column));
    spots.collect()
}
