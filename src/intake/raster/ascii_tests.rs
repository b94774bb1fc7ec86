use super::*;
use crate::intake::raster::{Crs, Input, Options, Raster, read};

const GRID: &str = "ncols 3\nnrows 2\nxllcorner 457900\nyllcorner 5716800\ncellsize 100\nNODATA_value -9999\n1 2 3\n4 -9999 6\n";

fn read_text(text: &str) -> Result<Raster, RasterError> {
    let input = Input {
        name: "a.asc",
        bytes: text.as_bytes(),
        prj: None,
    };
    let options = Options {
        crs: Crs::from_epsg(32611),
        ..Options::reliefsim()
    };
    read(input, &options).map(|reading| reading.raster)
}

#[test]
fn cells_lie_where_the_head_says() {
    let raster = read_text(GRID).expect("a grid");
    assert_eq!(raster.value(0, 0), Some(1.0));
    assert_eq!(raster.value(1, 1), None);
    assert_eq!(raster.value(1, 2), Some(6.0));
    assert_eq!(raster.georeference().centre(0, 0), (457_950.0, 5_716_950.0));
    assert_eq!(raster.voids(), 1);
}

#[test]
fn writing_styles_do_not_matter() {
    let plain = read_text(GRID).expect("a grid");
    let styles = [
        GRID.replace('\n', "\r\n"),
        GRID.to_uppercase(),
        format!("\u{feff}{GRID}"),
        GRID.replace(' ', "  \t "),
        GRID.replace("1 2 3\n4", "1\n2 3 4\n"),
        GRID.trim_end().to_owned(),
        GRID.replace("xllcorner 457900\nyllcorner 5716800", "yllcenter 5716850\nxllcenter 457950"),
        GRID.replace("cellsize 100", "dx 100\ndy 100.0"),
        "NODATA_value -9999\ncellsize 1e2\nyllcorner 5716800\nnrows 2\nncols 3\nxllcorner 457900\n1 2 3 4 -9999.0 6".to_owned(),
    ];
    for text in styles {
        let raster = read_text(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(raster.georeference(), plain.georeference(), "{text}");
        assert!(raster.values().eq(plain.values()), "{text}");
    }
}

#[test]
fn mistakes_are_told_with_their_place() {
    let error = |text: String| read_text(&text).expect_err("a mistake");
    assert_eq!(
        error(GRID.replace("4 -9999", "4 x")),
        RasterError::AsciiValue {
            line: 8,
            text: "x".into()
        }
    );
    assert_eq!(
        error(GRID.replace(" 6", "")),
        RasterError::AsciiCount {
            expected: 6,
            found: 5
        }
    );
    assert_eq!(
        error(format!("{GRID} 7")),
        RasterError::AsciiCount {
            expected: 6,
            found: 7
        }
    );
    assert_eq!(
        error(GRID.replace("nrows 2\n", "")),
        RasterError::AsciiHeader { key: "nrows" }
    );
    assert_eq!(
        error(GRID.replace("cellsize 100\n", "")),
        RasterError::AsciiHeader { key: "cellsize" }
    );
    assert_eq!(
        error(String::new()),
        RasterError::AsciiHeader { key: "ncols" }
    );
    assert!(matches!(
        error(GRID.replace("ncols 3", "ncols 2.5")),
        RasterError::Damaged { .. }
    ));
    assert!(matches!(
        error(GRID.replace("ncols 3", "ncols -3")),
        RasterError::Damaged { .. }
    ));
}

#[test]
fn a_head_that_promises_a_billion_cells_is_refused() {
    let huge = GRID
        .replace("ncols 3", "ncols 1000000")
        .replace("nrows 2", "nrows 1000000");
    let found = read_text(&huge).expect_err("too large");
    assert_eq!(
        found,
        RasterError::AsciiCount {
            expected: 1_000_000_000_000,
            found: 6
        }
    );
}

#[test]
fn a_grid_without_a_system_asks_for_it() {
    let input = Input {
        name: "a.asc",
        bytes: GRID.as_bytes(),
        prj: None,
    };
    assert_eq!(
        read(input, &Options::reliefsim()).expect_err("no system"),
        RasterError::NoCrs
    );
    let prj = Some(r#"PROJCS["x",AUTHORITY["EPSG","32611"]]"#);
    let read = read(Input { prj, ..input }, &Options::reliefsim()).expect("a grid");
    assert_eq!(Some(read.raster.crs()), Crs::from_epsg(32611));
}
