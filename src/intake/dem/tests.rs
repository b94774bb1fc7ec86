use std::fs;
use std::path::Path;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;

/// Cells of the valley: 3 seconds of arc, on the meridian of the river and west and east of it.
const COLUMNS: usize = 41;
const ROWS: usize = 60;
const CELL_DEG: f64 = 1.0 / 1200.0;
const WEST: f64 = 112.6;
const SOUTH: f64 = 22.3;
/// Metres by which the ground rises from cell to cell away from the river, and falls along it.
const SIDE_M: f64 = 2.0;
const ALONG_M: f64 = 0.25;

/// The middle of a cell, rows from the north.
fn at(row: usize, column: usize) -> (f64, f64) {
    let x = WEST + (column as f64 + 0.5) * CELL_DEG;
    let y = SOUTH + ((ROWS - row) as f64 - 0.5) * CELL_DEG;
    (x, y)
}

/// A part of the valley as an ASCII grid.
fn ascii(rows: std::ops::Range<usize>, columns: std::ops::Range<usize>) -> String {
    let west = WEST + columns.start as f64 * CELL_DEG;
    let south = SOUTH + (ROWS - rows.end) as f64 * CELL_DEG;
    let (count, width) = (rows.len(), columns.len());
    let head = format!(
        "ncols {width}\nnrows {count}\nxllcorner {west}\nyllcorner {south}\ncellsize {CELL_DEG}\nNODATA_value -9999\n"
    );
    let row = |row: usize| {
        let cells = columns.clone().map(|column| {
            let side = SIDE_M * column.abs_diff(COLUMNS / 2) as f64;
            (100.0 + side - ALONG_M * row as f64).to_string()
        });
        cells.collect::<Vec<_>>().join(" ")
    };
    head + &rows.map(row).collect::<Vec<_>>().join("\n")
}

/// Writes a district of three junctions, four roads, two places and a site into a folder.
fn district(folder: &Path) {
    fs::create_dir_all(folder.join("network")).expect("a folder");
    let point = |(x, y): (f64, f64)| format!("{x},{y}");
    let nodes = format!(
        "node_id,x_coord,y_coord,further\nA,{},\"a, b\"\nB,{},\nC,{},\n",
        point(at(10, 5)),
        point(at(40, 12)),
        point(at(40, 35))
    );
    let links = "link_id,from_node_id,to_node_id,directed,length,flood_ref,hand_m,bridge\n\
        AB,A,B,false,3000,river,,false\n\
        BC,B,C,false,2000,river,,true\n\
        CA,C,A,false,5000,,,false\n\
        BA,B,A,false,3000,river,9.9,false\n";
    let places = format!(
        "place_id,name,town,x_coord,y_coord,population_persons,flood_ref\nP1,东村,T,{},100,river\nP2,西村,T,{},100,\n",
        point(at(30, 10)),
        point(at(30, 30))
    );
    let sites = format!(
        "site_id,name,level,x_coord,y_coord,flood_ref\nS1,库,county,{},river\n",
        point(at(20, 25))
    );
    let settings = "[datum]\nnetwork = \"wgs84\"\nplaces = \"wgs84\"\nsites = \"wgs84\"\n";
    for (name, text) in [
        ("network/node.csv", nodes.as_str()),
        ("network/link.csv", links),
        ("places.csv", &places),
        ("sites.csv", &sites),
        ("scenario.toml", settings),
    ] {
        fs::write(folder.join(name), text).expect("a file");
    }
}

/// Streams begin where the whole width of the valley has come together.
fn options() -> DemOptions {
    let cell_km2 = 0.0926 * 0.0926 * 0.925;
    DemOptions {
        crs: Some(Crs::WGS84),
        river_km2: 0.8 * COLUMNS as f64 * cell_km2,
        place_radius_m: 0.0,
        ..DemOptions::reliefsim()
    }
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    district(folder.path());
    fs::write(folder.path().join("dem.asc"), ascii(0..ROWS, 0..COLUMNS)).expect("a file");
    folder
}

fn imported(folder: &Path, options: &DemOptions) -> Imported {
    import(&[folder.join("dem.asc")], folder, options).expect("heights")
}

fn table<'i>(imported: &'i Imported, name: &str) -> &'i str {
    let mut tables = imported.tables.iter();
    tables
        .find(|(known, _)| *known == name)
        .map_or("", |(_, text)| text)
}

fn keys(imported: &Imported) -> Vec<&'static str> {
    imported.notes.iter().map(|note| note.key).collect()
}

#[test]
fn heights_are_those_of_the_valley() {
    let folder = folder();
    let found = imported(folder.path(), &options());
    // Row 10 and 40, 15, 8 and 15 columns from the river.
    let z_m = |row: f64, aside: f64| 100.0 + SIDE_M * aside - ALONG_M * row;
    let ends: Vec<f64> = table(&found, "network/node.csv")
        .lines()
        .skip(1)
        .filter_map(|line| line.rsplit(',').next()?.parse().ok())
        .collect();
    assert_eq!(ends.len(), 3);
    for (z, expected) in ends
        .iter()
        .zip([z_m(10.0, 15.0), z_m(40.0, 8.0), z_m(40.0, 15.0)])
    {
        assert!((z - expected).abs() <= 0.051, "{z} {expected}");
    }
    // AB comes as near as 8 cells. CA names no reach; BC is a bridge; BA keeps what it has.
    assert_eq!(
        table(&found, "network/link.csv"),
        "link_id,from_node_id,to_node_id,directed,length,flood_ref,hand_m,bridge\n\
        AB,A,B,false,3000,river,16,false\n\
        BC,B,C,false,2000,river,,true\n\
        CA,C,A,false,5000,,,false\n\
        BA,B,A,false,3000,river,9.9,false\n"
    );
    let places = table(&found, "places.csv");
    assert!(places.starts_with(
        "place_id,name,town,x_coord,y_coord,population_persons,flood_ref,hand_low_m,hand_high_m\n"
    ));
    assert!(
        places.contains(",100,river,20,20\n") && places.ends_with(",100,,,\n"),
        "{places}"
    );
    assert!(table(&found, "sites.csv").ends_with(",river,10\n"));
    let keys = keys(&found);
    for key in [
        "dem_raster",
        "dem_rivers",
        "dem_set",
        "dem_kept",
        "dem_reachless",
        "dem_bridges",
    ] {
        assert!(keys.contains(&key), "{key}: {keys:?}");
    }
    assert!(!keys.contains(&"dem_unreached") && !keys.contains(&"dem_outside"));
}

#[test]
fn a_reach_goes_to_rows_without_one_and_replace_replaces() {
    let folder = folder();
    let all = DemOptions {
        reach: Some("new".to_owned()),
        replace: true,
        ..options()
    };
    let found = imported(folder.path(), &all);
    let links = table(&found, "network/link.csv");
    // CA crosses the river.
    assert!(links.contains("CA,C,A,false,5000,new,0,false\n"), "{links}");
    assert!(
        links.contains("BA,B,A,false,3000,river,16,false\n"),
        "{links}"
    );
    assert!(table(&found, "places.csv").ends_with(",100,new,20,20\n"));
    assert!(keys(&found).contains(&"dem_crossing") && keys(&found).contains(&"dem_referred"));
    found.write(folder.path()).expect("a writable folder");
    // What is there now is kept: nothing is left to do.
    let again = DemOptions {
        replace: false,
        ..all
    };
    assert_eq!(imported(folder.path(), &again).tables, []);
}

#[test]
fn sources_name_the_file_for_what_is_new_and_only_for_that() {
    let folder = folder();
    let old = "table,field,row,status,source\n\
        network/link.csv,*,*,assumed,survey\n\
        network/node.csv,z_coord,*,assumed,guess\n";
    fs::write(folder.path().join("sources.csv"), old).expect("a file");
    let found = imported(folder.path(), &options());
    let of = |table: &str, field: &str| -> Vec<(&str, bool)> {
        let sources = found.sources.iter();
        sources
            .filter(|source| source.table == table && source.field == field)
            .map(|source| (source.row.as_str(), source.source.contains("dem.asc")))
            .collect()
    };
    assert_eq!(of("network/node.csv", "z_coord"), [("*", true)]);
    // BA keeps its height, so the column is not of one origin.
    assert_eq!(of("network/link.csv", "hand_m"), [("AB", true)]);
    assert_eq!(of("network/link.csv", "*"), [("*", false)]);
    assert_eq!(of("places.csv", "hand_low_m"), [("*", true)]);
    assert_eq!(of("sites.csv", "floor_m"), [("*", true)]);
}

#[test]
fn a_byte_order_mark_stays() {
    let folder = folder();
    let path = folder.path().join("sites.csv");
    let text = fs::read_to_string(&path).expect("a file");
    fs::write(&path, format!("{MARK}{text}")).expect("a file");
    let found = imported(folder.path(), &options());
    found.write(folder.path()).expect("a writable folder");
    let written = fs::read_to_string(&path).expect("a file");
    assert!(written.starts_with("\u{feff}site_id,") && written.ends_with(",river,10\n"));
}

#[test]
fn tables_of_the_base_are_read_and_left_alone() {
    let folder = folder();
    let base = folder.path().join("base");
    district(&base);
    fs::remove_file(folder.path().join("places.csv")).expect("a file");
    let settings = folder.path().join("scenario.toml");
    let text = fs::read_to_string(&settings).expect("a file");
    fs::write(&settings, format!("[scenario]\nbase = \"base\"\n{text}")).expect("a file");
    let found = imported(folder.path(), &options());
    assert_eq!(table(&found, "places.csv"), "");
    assert!(
        found
            .sources
            .iter()
            .all(|source| source.table != "places.csv")
    );
    assert!(keys(&found).contains(&"dem_of_base"));
}

#[test]
fn positions_on_shifted_maps_are_brought_back_first() {
    let folder = folder();
    let before = imported(folder.path(), &options());
    let [x, y] = {
        let (x, y) = at(20, 25);
        crate::scenario::geo::from_wgs84(crate::scenario::choices::Datum::Gcj02, [x, y])
    };
    let sites =
        format!("site_id,name,level,x_coord,y_coord,flood_ref\nS1,库,county,{x},{y},river\n");
    fs::write(folder.path().join("sites.csv"), sites).expect("a file");
    let settings = folder.path().join("scenario.toml");
    let text = fs::read_to_string(&settings).expect("a file");
    fs::write(
        &settings,
        text.replace("sites = \"wgs84\"", "sites = \"gcj02\""),
    )
    .expect("a file");
    let after = imported(folder.path(), &options());
    let floor = |found: &Imported| {
        table(found, "sites.csv")
            .rsplit(',')
            .next()
            .map(str::to_owned)
    };
    assert_eq!(floor(&after), floor(&before));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn heights_do_not_depend_on_how_the_raster_is_cut_into_tiles(row in 1..ROWS, column in 1..COLUMNS, turned in any::<bool>()) {
        let folder = folder();
        let whole = imported(folder.path(), &options());
        let mut files = Vec::new();
        for (name, rows, columns) in [
            ("nw.asc", 0..row, 0..column),
            ("ne.asc", 0..row, column..COLUMNS),
            ("sw.asc", row..ROWS, 0..column),
            ("se.asc", row..ROWS, column..COLUMNS),
        ] {
            let path = folder.path().join(name);
            fs::write(&path, ascii(rows, columns)).expect("a file");
            files.push(path);
        }
        if turned {
            files.reverse();
        }
        let tiles = import(&files, folder.path(), &options()).expect("heights");
        prop_assert_eq!(tiles.tables, whole.tables);
    }
}
