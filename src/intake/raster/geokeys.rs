//! The keys by which a `GeoTIFF` names its reference system; OGC 19-008r4 (2019), *OGC `GeoTIFF` Standard* 1.1, §7.

use super::crs::Crs;
use super::header::StatedCrs;
use super::prj;

const MODEL_TYPE: u16 = 1024;
const RASTER_TYPE: u16 = 1025;
const GEODETIC_CRS: u16 = 2048;
const PROJECTED_CRS: u16 = 3072;
const PROJECTED_UNIT: u16 = 3076;
const METRE: u16 = 9001;
const USER_DEFINED: u16 = 32767;

/// What the keys say.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct GeoKeys {
    pub crs: StatedCrs,
    /// Whether tie points are the middles of cells, not their corners.
    pub is_point: bool,
}

impl GeoKeys {
    /// Reads a key directory; `citations` is the text that its keys point into.
    pub fn read(directory: &[u16], citations: &str) -> Self {
        let (entries, _) = directory.get(4..).unwrap_or(&[]).as_chunks::<4>();
        // An entry is key, place of the value (0: here), count, value.
        let value = |key: u16| {
            let entry = entries
                .iter()
                .find(|entry| entry[0] == key && entry[1] == 0);
            entry.map(|entry| entry[3])
        };
        Self {
            crs: stated(value, citations),
            is_point: value(RASTER_TYPE) == Some(2),
        }
    }
}

fn stated(value: impl Fn(u16) -> Option<u16>, citations: &str) -> StatedCrs {
    let unit = value(PROJECTED_UNIT).filter(|unit| ![METRE, USER_DEFINED].contains(unit));
    if let (Some(unit), Some(_)) = (unit, value(PROJECTED_CRS)) {
        return StatedCrs::Unknown(format!("unit EPSG:{unit}"));
    }
    let code = match (value(PROJECTED_CRS), value(MODEL_TYPE), value(GEODETIC_CRS)) {
        (Some(code), _, _) | (None, Some(2), Some(code)) => code,
        // A projected system that is described key by key, or a geodetic one without its code.
        (None, Some(1 | 2), _) => USER_DEFINED,
        _ => return StatedCrs::Absent,
    };
    if code == USER_DEFINED {
        return described(citations);
    }
    Crs::from_epsg(u32::from(code)).map_or_else(
        || StatedCrs::Unknown(format!("EPSG:{code}")),
        StatedCrs::Known,
    )
}

/// ESRI writes the well-known text of a system without a code into a citation; others write only its name.
fn described(citations: &str) -> StatedCrs {
    let well_known = ["PROJCS[", "GEOGCS["]
        .iter()
        .filter_map(|head| citations.find(head))
        .min();
    if let Some(text) = well_known.and_then(|at| citations.get(at..)) {
        return prj::stated(text.split('|').next().unwrap_or(text));
    }
    let name: String = citations
        .trim_matches(['|', '\0', ' '])
        .chars()
        .take(80)
        .collect();
    StatedCrs::Unknown(if name.is_empty() {
        "without a code".into()
    } else {
        name
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(entries: &[[u16; 4]], citations: &str) -> GeoKeys {
        let head = [1, 1, 0, entries.len() as u16];
        let directory: Vec<u16> = head
            .into_iter()
            .chain(entries.iter().flatten().copied())
            .collect();
        GeoKeys::read(&directory, citations)
    }

    #[test]
    fn codes_are_found_by_their_model() {
        let known = |code| StatedCrs::Known(Crs::from_epsg(code).expect("supported"));
        assert_eq!(
            keys(&[[1024, 0, 1, 2], [2048, 0, 1, 4326]], "").crs,
            known(4326)
        );
        let projected = [[1024, 0, 1, 1], [3072, 0, 1, 5070], [3076, 0, 1, 9001]];
        assert_eq!(keys(&projected, "").crs, known(5070));
        let feet = [[1024, 0, 1, 1], [3072, 0, 1, 32611], [3076, 0, 1, 9002]];
        assert_eq!(
            keys(&feet, "").crs,
            StatedCrs::Unknown("unit EPSG:9002".into())
        );
        assert_eq!(
            keys(&[[1024, 0, 1, 1], [3072, 0, 1, 3857]], "").crs,
            StatedCrs::Unknown("EPSG:3857".into())
        );
    }

    #[test]
    fn nothing_said_is_nothing_known() {
        assert_eq!(GeoKeys::read(&[], "").crs, StatedCrs::Absent);
        assert_eq!(GeoKeys::read(&[1, 1, 0], "").crs, StatedCrs::Absent);
        assert_eq!(keys(&[], "").crs, StatedCrs::Absent);
    }

    #[test]
    fn points_and_areas_are_told_apart() {
        assert!(keys(&[[1025, 0, 1, 2]], "").is_point);
        assert!(!keys(&[[1025, 0, 1, 1]], "").is_point);
        assert!(!keys(&[], "").is_point);
    }

    #[test]
    fn a_system_without_a_code_is_read_from_its_citation() {
        let user = [[1024, 0, 1, 2], [2048, 0, 1, USER_DEFINED]];
        let text = r#"x|ESRI PE String = GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000"]]|"#;
        assert_eq!(
            keys(&user, text).crs,
            StatedCrs::Known(Crs::from_epsg(4490).expect("supported"))
        );
        assert_eq!(
            keys(&user, "unnamed|").crs,
            StatedCrs::Unknown("unnamed".into())
        );
    }
}
