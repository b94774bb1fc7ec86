//! Reference systems written as well-known text, as `.prj` files and `GeoTIFF` citations hold them.
//!
//! In: text. Out: the supported system that it describes, found by its EPSG authority if it names one, else by its
//! parameters: names differ from program to program, figures do not.

use super::crs::Crs;
use super::header::StatedCrs;

/// The system that a text describes.
pub(super) fn stated(text: &str) -> StatedCrs {
    let plain = plain(text);
    if plain.is_empty() {
        return StatedCrs::Absent;
    }
    let known = match authority(&plain) {
        Some(code) => Crs::from_epsg(code),
        None if plain.starts_with("PROJ") => projected(&plain),
        None if plain.starts_with("GEOG") => geographic(&plain),
        None => None,
    };
    let first_line = || {
        text.trim()
            .lines()
            .next()
            .unwrap_or("")
            .chars()
            .take(80)
            .collect()
    };
    known.map_or_else(|| StatedCrs::Unknown(first_line()), StatedCrs::Known)
}

/// Upper case without blanks and underscores, so that `Central_Meridian` and `central meridian` are one.
fn plain(text: &str) -> String {
    let kept = text
        .trim_start_matches('\u{feff}')
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '_');
    kept.map(|c| match c {
        '(' => '[',
        ')' => ']',
        other => other.to_ascii_uppercase(),
    })
    .collect()
}

/// The code of the whole system: the authority that stands last, before the closing bracket of the root.
fn authority(plain: &str) -> Option<u32> {
    let heads = ["AUTHORITY[\"EPSG\",", "ID[\"EPSG\","];
    let last = |head: &&str| plain.rfind(*head).map(|at| at + head.len());
    let rest = &plain[heads.iter().filter_map(last).max()?..];
    let (code, tail) = rest.split_once(']')?;
    let ends_root = tail.chars().all(|c| c == ']');
    ends_root
        .then(|| code.trim_matches('"').parse().ok())
        .flatten()
}

/// The number after a name, as in `PARAMETER["SCALEFACTOR",0.9996]`.
fn parameter(plain: &str, names: &[&str]) -> Option<f64> {
    let number = |name: &&str| {
        let head = format!("PARAMETER[\"{name}\",");
        let rest = plain.split_once(head.as_str())?.1;
        let end = rest.find([',', ']'])?;
        rest.get(..end)?.parse::<f64>().ok()
    };
    names.iter().find_map(number)
}

fn geographic(plain: &str) -> Option<Crs> {
    let datums = [
        (["WGS1984", "WGS84"], 4326),
        (["CHINA", "CGCS2000"], 4490),
        (["NORTHAMERICAN1983", "NAD83"], 4269),
    ];
    let named = datums
        .iter()
        .find(|(names, _)| names.iter().any(|name| plain.contains(name)));
    named.and_then(|(_, code)| Crs::from_epsg(*code))
}

/// The supported system whose figures these are. Its datum must be the same, its unit the metre.
fn projected(plain: &str) -> Option<Crs> {
    let datum = geographic(plain)?;
    let near = |names: &[&str], expected: f64| {
        parameter(plain, names).is_some_and(|found| (found - expected).abs() < 1e-6)
    };
    let metres = ["UNIT[\"METER\",1", "UNIT[\"METRE\",1"]
        .iter()
        .any(|unit| plain.contains(unit));
    if !metres {
        return None;
    }
    let meridian = [
        "CENTRALMERIDIAN",
        "LONGITUDEOFCENTER",
        "LONGITUDEOFNATURALORIGIN",
    ];
    let is_cylinder = plain.contains("TRANSVERSEMERCATOR") || plain.contains("GAUSSKRUGER");
    let is_cone = plain.contains("ALBERS");
    Crs::all()
        .filter(|crs| crs.ellipsoid_of(datum))
        .find(|crs| match crs.belt() {
            Some(belt) => {
                is_cylinder
                    && near(&meridian, belt.central_meridian_deg)
                    && near(&["SCALEFACTOR", "SCALEFACTORATNATURALORIGIN"], belt.scale)
                    && near(&["FALSEEASTING"], belt.false_easting_m)
                    && near(&["FALSENORTHING"], belt.false_northing_m)
            }
            None => {
                is_cone
                    && !crs.is_geographic()
                    && near(&meridian, -96.0)
                    && near(&["STANDARDPARALLEL1"], 29.5)
                    && near(&["STANDARDPARALLEL2"], 45.5)
                    && near(&["LATITUDEOFORIGIN", "LATITUDEOFCENTER"], 23.0)
                    && near(&["FALSEEASTING"], 0.0)
            }
        })
}

impl Crs {
    /// Whether this is the datum of the system: UTM is on WGS 84, the belts of China on CGCS2000, EPSG:5070 on NAD83.
    fn ellipsoid_of(self, datum: Self) -> bool {
        match self.epsg() {
            32601.. => datum.epsg() == 4326,
            4491..=4554 => datum.epsg() == 4490,
            5070 => datum.epsg() == 4269,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(text: &str) -> Option<u32> {
        match stated(text) {
            StatedCrs::Known(crs) => Some(crs.epsg()),
            _ => None,
        }
    }

    const CGCS: &str = r#"GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;

    fn gauss(easting: &str, meridian: &str, unit: &str) -> String {
        format!(
            r#"PROJCS["CGCS2000_3_Degree_GK",{CGCS},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",{easting}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",{meridian}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],{unit}]"#
        )
    }

    #[test]
    fn systems_are_found_by_their_figures() {
        let metre = r#"UNIT["Meter",1.0]"#;
        assert_eq!(known(CGCS), Some(4490));
        assert_eq!(known(&gauss("38500000.0", "114.0", metre)), Some(4526));
        // A belt that both widths have (111° is the middle of belt 19 by 6° and of 37 by 3°) is the same plane.
        assert_eq!(known(&gauss("500000.0", "114.0", metre)), Some(4547));
        let utm = r#"PROJCS["WGS_1984_UTM_Zone_11N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.017453292519943295]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",-117],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["Meter",1]]"#;
        assert_eq!(known(utm), Some(32611));
    }

    #[test]
    fn an_authority_speaks_for_the_whole_only_at_its_end() {
        let inner = r#"GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]]]]"#;
        assert_eq!(known(inner), None);
        let outer = r#"GEOGCS["WGS 84",DATUM["WGS_1984"],AUTHORITY["EPSG","4326"]]"#;
        assert_eq!(known(outer), Some(4326));
        assert_eq!(known(r#"PROJCRS["x",ID["EPSG",4547]]"#), Some(4547));
        assert_eq!(known(r#"PROJCS["Web",AUTHORITY["EPSG","3857"]]"#), None);
    }

    #[test]
    fn what_is_not_supported_is_told_in_its_own_words() {
        let feet = gauss("500000.0", "114.0", r#"UNIT["Foot",0.3048]"#);
        assert!(matches!(stated(&feet), StatedCrs::Unknown(_)));
        let old = "Projection    UTM\nZone 11\n";
        assert_eq!(stated(old), StatedCrs::Unknown("Projection    UTM".into()));
        assert_eq!(stated(" \n"), StatedCrs::Absent);
    }
}
