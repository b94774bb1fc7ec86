//! `reliefsim import dem`: an elevation model becomes the heights of a district that is there, or says why not.
//!
//! The made ground is a valley shaped like a V that runs south along the meridian 112.651°: the height above its river is
//! known everywhere. The real ground is SRTM around Bayreuth, with the roads and the river of OpenStreetMap.

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;
use std::process::Command;

use support::Table;
use support::program::Desk;

const COLUMNS: usize = 100;
const ROWS: usize = 75;
const CELL_DEG: f64 = 0.002;
const WEST: f64 = 112.55;
const SOUTH: f64 = 22.33;
/// Column in which the river runs.
const RIVER: usize = 50;
/// Metres by which the ground rises from cell to cell away from the river.
const SIDE_M: f64 = 2.0;

/// The valley around the example of `reliefsim new`, from one column to another.
fn valley(columns: std::ops::Range<usize>) -> String {
    let west = WEST + columns.start as f64 * CELL_DEG;
    let mut text = format!(
        "ncols {}\nnrows {ROWS}\nxllcorner {west}\nyllcorner {SOUTH}\ncellsize {CELL_DEG}\nNODATA_value -9999\n",
        columns.len()
    );
    for row in 0..ROWS {
        for column in columns.clone() {
            let side_m = SIDE_M * column.abs_diff(RIVER) as f64;
            let _ = write!(text, "{} ", 60.0 + side_m - 0.25 * row as f64);
        }
        text.push('\n');
    }
    text
}

/// Height above the river of a longitude.
fn hand_m(lon: f64) -> f64 {
    let column = ((lon - WEST) / CELL_DEG).floor() as usize;
    SIDE_M * column.abs_diff(RIVER) as f64
}

fn desk() -> Desk {
    let desk = Desk::with_example();
    desk.write("valley.asc", valley(0..COLUMNS));
    desk
}

/// The import with the options that every one here needs, and more.
fn import<'a>(file: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let mut arguments = vec!["import", "dem", file, "--out", "demo", "--river-km2", "4"];
    arguments.extend_from_slice(more);
    arguments
}

const DEGREES: [&str; 2] = ["--crs", "EPSG:4326"];
const TABLES: [&str; 5] = [
    "network/node.csv",
    "network/link.csv",
    "places.csv",
    "sites.csv",
    "sources.csv",
];

fn tables(desk: &Desk) -> BTreeMap<&'static str, String> {
    let read = |name: &&'static str| (*name, desk.read(&format!("demo/{name}")));
    TABLES.iter().map(read).collect()
}

fn keys(document: &serde_json::Value) -> Vec<String> {
    let notes = document["data"]["notes"].as_array().expect("notes");
    notes
        .iter()
        .map(|note| note["key"].as_str().expect("a key").to_owned())
        .collect()
}

#[test]
fn the_heights_of_the_example_are_those_of_the_valley() {
    let desk = desk();
    desk.done(&import(
        "valley.asc",
        &[&DEGREES[..], &["--replace", "--place-radius-m", "0"]].concat(),
    ));
    let sites = Table::read(&desk.path("demo/sites.csv"));
    let reach = sites.text("flood_ref");
    let floors = sites.values::<f64>("floor_m");
    for (at, lon) in sites.column::<f64>("x_coord").into_iter().enumerate() {
        let expected = (!reach[at].is_empty()).then(|| hand_m(lon));
        assert_eq!(floors[at], expected, "site in row {at}");
    }
    let places = Table::read(&desk.path("demo/places.csv"));
    for column in ["hand_low_m", "hand_high_m"] {
        let heights = places.column::<f64>(column);
        for (lon, height) in places.column::<f64>("x_coord").into_iter().zip(heights) {
            assert!(
                (height - hand_m(lon)).abs() < 1e-9,
                "{column} {lon} {height}"
            );
        }
    }
    // BK runs along 112.640°; AG has its lower end at 112.610°; KI and LF are bridges and keep their height.
    let links = Table::read(&desk.path("demo/network/link.csv"));
    let names = links.text("link_id");
    let height = |name: &str| {
        let row = names
            .iter()
            .position(|known| *known == name)
            .expect("a link");
        links.values::<f64>("hand_m")[row]
    };
    assert_eq!(height("BK"), Some(hand_m(112.640)));
    assert_eq!(height("AG"), Some(hand_m(112.610)));
    assert_eq!((height("KI"), height("LF")), (Some(6.0), Some(3.0)));
    assert_eq!((height("GH"), height("HB")), (None, None));
    // BC crosses the river without a bridge.
    assert_eq!(height("BC"), Some(0.0));
    let nodes = Table::read(&desk.path("demo/network/node.csv"));
    assert_eq!(nodes.column::<f64>("z_coord").len(), 12);
    // The folder is as sound as before, and each new number has its source.
    desk.done(&["check", "demo"]);
    assert!(desk.read("demo/sources.csv").contains("valley.asc"));
}

#[test]
fn what_is_there_stays_to_the_byte_unless_it_is_to_be_replaced() {
    let desk = desk();
    let before = tables(&desk);
    let document = desk
        .done(&[&import("valley.asc", &DEGREES)[..], &["--json"]].concat())
        .document();
    let after = tables(&desk);
    for name in ["network/link.csv", "places.csv", "sites.csv"] {
        assert_eq!(after[name], before[name], "{name}");
    }
    // Nodes had no height: each line is as it was, with one more cell.
    for (old, new) in before["network/node.csv"]
        .lines()
        .zip(after["network/node.csv"].lines())
    {
        assert!(new.starts_with(&format!("{old},")), "{new}");
    }
    let keys = keys(&document);
    for key in ["dem_kept", "dem_reachless", "dem_bridges"] {
        assert!(keys.iter().any(|known| known == key), "{key}: {keys:?}");
    }
}

#[test]
fn a_reach_on_the_command_line_is_for_rows_that_name_none() {
    let desk = desk();
    let before = tables(&desk);
    desk.done(&import(
        "valley.asc",
        &[&DEGREES[..], &["--reach", "river"]].concat(),
    ));
    let links = desk.read("demo/network/link.csv");
    assert!(links.contains("AB,A,B,false,4300,county,false,river,4.2\n"));
    assert!(
        links.contains("GH,G,H,false,4900,village,false,river,"),
        "{links}"
    );
    assert_ne!(links, before["network/link.csv"]);
    desk.done(&["check", "demo"]);
}

#[test]
fn tiles_that_abut_are_as_good_as_the_whole() {
    let (whole, tiled) = (desk(), desk());
    let more = [&DEGREES[..], &["--replace", "--reach", "river"]].concat();
    whole.done(&import("valley.asc", &more));
    tiled.write("valley.asc", valley(0..37));
    tiled.write("east.asc", valley(37..COLUMNS));
    tiled.done(&import("valley.asc", &[&["east.asc"], &more[..]].concat()));
    let heights = |desk: &Desk| {
        let mut tables = tables(desk);
        tables.remove("sources.csv");
        tables
    };
    assert_eq!(heights(&tiled), heights(&whole));
}

/// One thing that is wrong: the file and what is done to the desk, more arguments, the code, and words that it prints.
struct Wrong<'a> {
    content: String,
    more: &'a [&'a str],
    code: &'a str,
    words: &'a [&'a str],
}

#[test]
fn every_bad_raster_is_told_by_its_code_and_leaves_the_folder_as_it_was() {
    let good = valley(0..COLUMNS);
    let elsewhere = good.replace("xllcorner 112.55", "xllcorner 12.55");
    let (head, _) = good.split_once("-9999\n").expect("a head");
    let void = format!("{head}-9999\n{}", "-9999 ".repeat(COLUMNS * ROWS));
    let cut = good[..good.len() / 2].to_owned();
    let wrong = |content: &str, more, code, words| Wrong {
        content: content.to_owned(),
        more,
        code,
        words,
    };
    let cases = [
        wrong(&good, &[], "E0888", &["--crs EPSG:4490"]),
        wrong(
            &good,
            &["--crs", "EPSG:32650"],
            "E0890",
            &["EPSG:32650", "112.55"],
        ),
        wrong(&void, &DEGREES, "E0894", &["100.0 %", "--voids"]),
        wrong(
            &elsewhere,
            &DEGREES,
            "E0893",
            &["[12.55000, 22.33000]", "[112.60000, 22.37000]"],
        ),
        wrong(&cut, &DEGREES, "E0896", &["7500"]),
        wrong(
            &good.replacen("60", "sixty", 1),
            &DEGREES,
            "E0897",
            &["sixty", ":7"],
        ),
        wrong(
            &good.replace("nrows", "rows"),
            &DEGREES,
            "E0886",
            &["nrows"],
        ),
        wrong("II*\u{0}garbage", &DEGREES, "E0883", &["gdal_translate"]),
        wrong(
            &good,
            &["far.asc", "--crs", "EPSG:4326"],
            "E0898",
            &["far.asc"],
        ),
        wrong(
            &good,
            &["--crs", "EPSG:4326", "--reach", "rivr"],
            "E0401",
            &["`river`"],
        ),
    ];
    for case in cases {
        let desk = desk();
        desk.write(
            "far.asc",
            valley(0..10).replace("xllcorner 112.55", "xllcorner 112.551"),
        );
        desk.write("valley.asc", &case.content);
        let before = tables(&desk);
        let printed = desk.run(&import("valley.asc", case.more));
        assert_eq!(printed.code, 3, "{}: {}", case.code, printed.stderr);
        let code = format!("[{}]", case.code);
        for word in [&[code.as_str()], case.words].concat() {
            assert!(printed.stderr.contains(word), "{word}: {}", printed.stderr);
        }
        assert_eq!(tables(&desk), before, "{}", case.code);
        assert_eq!(desk.run(&["explain", case.code]).code, 0);
    }
    // Voids that are allowed are no error.
    let desk = desk();
    desk.write("valley.asc", void);
    desk.done(&import(
        "valley.asc",
        &[&DEGREES[..], &["--voids", "1"]].concat(),
    ));
}

#[test]
fn a_folder_without_tables_and_a_plane_without_a_place_are_refused() {
    let desk = desk();
    std::fs::create_dir(desk.path("bare")).expect("a folder");
    desk.write("bare/scenario.toml", desk.read("demo/scenario.toml"));
    let into = |folder| {
        [
            "import",
            "dem",
            "valley.asc",
            "--crs",
            "EPSG:4326",
            "--out",
            folder,
        ]
    };
    let bare = desk.run(&into("bare"));
    assert_eq!(bare.code, 3);
    assert!(bare.stderr.contains("E0101") && bare.stderr.contains("network/node.csv"));
    assert_eq!(desk.run(&into("nowhere")).code, 4);
    desk.replace(
        "demo/scenario.toml",
        "network = \"wgs84\"",
        "network = \"local_m\"",
    );
    let plane = desk.run(&into("demo"));
    assert_eq!(plane.code, 3);
    assert!(
        plane.stderr.contains("E0899") && plane.stderr.contains("scenario.toml:16"),
        "{}",
        plane.stderr
    );
    // Faults of the tables are told before anything is read off.
    desk.replace(
        "demo/scenario.toml",
        "network = \"local_m\"",
        "network = \"wgs84\"",
    );
    desk.replace("demo/places.csv", ",2100,", ",many,");
    assert!(desk.run(&into("demo")).stderr.contains("E0208"));
}

#[test]
fn options_out_of_sense_are_usage_errors() {
    let desk = desk();
    for more in [
        ["--crs", "EPSG:3857"],
        ["--voids", "2"],
        ["--river-km2", "0"],
        ["--place-radius-m", "-1"],
        ["--margin-km", "inf"],
    ] {
        let arguments = [&["import", "dem", "valley.asc", "--out", "demo"], &more[..]].concat();
        assert_eq!(desk.run(&arguments).code, 2, "{more:?}");
    }
    assert_eq!(desk.run(&["import", "dem", "--out", "demo"]).code, 2);
}

/// Nodes and ways of an OpenStreetMap file in XML, as far as this test needs them: one element a line.
struct Map {
    nodes: BTreeMap<String, (f64, f64)>,
    /// Points and tags of each way.
    ways: Vec<(Vec<String>, BTreeMap<String, String>)>,
}

impl Map {
    fn read(text: &str) -> Self {
        let attribute = |line: &str, name: &str| -> Option<String> {
            let from = line.find(&format!(" {name}=\""))? + name.len() + 3;
            let rest = &line[from..];
            Some(rest[..rest.find('"')?].to_owned())
        };
        let mut map = Self {
            nodes: BTreeMap::new(),
            ways: Vec::new(),
        };
        let mut inside = false;
        for line in text.lines().map(str::trim_start) {
            if line.starts_with("<node") {
                let number = |name| attribute(line, name).and_then(|text| text.parse().ok());
                if let (Some(id), Some(lon), Some(lat)) =
                    (attribute(line, "id"), number("lon"), number("lat"))
                {
                    map.nodes.insert(id, (lon, lat));
                }
            } else if line.starts_with("<way") {
                map.ways.push((Vec::new(), BTreeMap::new()));
                inside = true;
            } else if line.starts_with("</way") {
                inside = false;
            } else if let Some(way) = map.ways.last_mut().filter(|_| inside) {
                way.0.extend(attribute(line, "ref"));
                if let (Some(key), Some(value)) = (attribute(line, "k"), attribute(line, "v")) {
                    way.1.insert(key, value);
                }
            }
        }
        map
    }

    /// Ways with a tag, as WKT, with their ends.
    fn lines<'m>(&'m self, key: &'m str) -> impl Iterator<Item = Line<'m>> {
        self.ways
            .iter()
            .filter(move |way| way.1.contains_key(key))
            .filter_map(|(points, tags)| {
                let known = points
                    .iter()
                    .filter_map(|id| Some((id, self.nodes.get(id)?)));
                let known: Vec<_> = known.collect();
                let (first, last) = (known.first()?.0, known.last()?.0);
                let points: Vec<String> =
                    known.iter().map(|(_, (x, y))| format!("{x} {y}")).collect();
                (points.len() > 1).then(|| Line {
                    ends: [first, last],
                    wkt: format!("LINESTRING ({})", points.join(", ")),
                    tags,
                })
            })
    }
}

struct Line<'m> {
    ends: [&'m str; 2],
    wkt: String,
    tags: &'m BTreeMap<String, String>,
}

/// The text of a file packed by gzip, by the program of that name.
fn unpacked(path: &Path) -> Option<String> {
    let output = Command::new("gzip").arg("-dc").arg(path).output().ok()?;
    String::from_utf8(output.stdout)
        .ok()
        .filter(|text| !text.is_empty())
}

/// Roads and the river Roter Main as links; the tiles unpacked.
fn bayreuth() -> Option<Desk> {
    let folder = support::shared("data/bayreuth-osm-srtm")?;
    let Some(text) = unpacked(&folder.join("north-bayreuth.osm.gz")) else {
        eprintln!("skipped: no gzip here");
        return None;
    };
    let map = Map::read(&text);
    let desk = Desk::with_example();
    let mut nodes = BTreeMap::new();
    let mut links = "link_id,from_node_id,to_node_id,directed,length,facility_type,name,geometry,mode,bridge,flood_ref\n".to_owned();
    let roads = map.lines("highway").filter(|line| {
        let kinds = [
            "primary",
            "secondary",
            "tertiary",
            "residential",
            "unclassified",
        ];
        kinds.contains(&line.tags["highway"].as_str())
    });
    let river = map.lines("waterway").filter(|line| {
        line.tags
            .get("name")
            .is_some_and(|name| name == "Roter Main")
    });
    for (at, (line, mode)) in roads
        .map(|line| (line, "road"))
        .chain(river.map(|line| (line, "water")))
        .enumerate()
    {
        let [from, to] = line.ends;
        for end in line.ends {
            nodes.insert(end.to_owned(), map.nodes[end]);
        }
        let bridge = line.tags.get("bridge").is_some_and(|value| value != "no");
        let _ = writeln!(
            links,
            "L{at},{from},{to},false,100,county,,\"{}\",{mode},{bridge},main",
            line.wkt
        );
    }
    let rows = nodes.iter().map(|(id, (x, y))| format!("{id},{x},{y}\n"));
    let nodes = "node_id,x_coord,y_coord\n".to_owned() + &rows.collect::<String>();
    desk.write("demo/network/node.csv", nodes);
    desk.write("demo/network/link.csv", links);
    for name in ["places.csv", "sites.csv"] {
        std::fs::remove_file(desk.path(&format!("demo/{name}"))).expect("a file of the example");
    }
    for tile in ["N49E011.hgt", "N50E011.hgt"] {
        let file = std::fs::File::open(folder.join(format!("{tile}.zip"))).expect("a tile");
        let mut archive = zip::ZipArchive::new(file).expect("an archive");
        let mut bytes = Vec::new();
        let mut packed = archive.by_index(0).expect("a file in it");
        packed.read_to_end(&mut bytes).expect("sound data");
        desk.write(tile, bytes);
    }
    Some(desk)
}

fn quantile(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * share) as usize]
}

#[test]
fn roads_around_bayreuth_lie_within_the_model_and_those_by_the_river_lie_low() {
    let Some(desk) = bayreuth() else { return };
    // The river is taken from the ground alone, not from the line that the roads are compared with.
    let arguments = [
        "import",
        "dem",
        "N49E011.hgt",
        "N50E011.hgt",
        "--out",
        "demo",
        "--reach",
        "river",
        "--json",
    ];
    let document = desk.done(&arguments).document();
    assert!(
        !keys(&document)
            .iter()
            .any(|key| key == "dem_tiles_differ" || key == "dem_outside")
    );
    let nodes = Table::read(&desk.path("demo/network/node.csv"));
    let heights = nodes.column::<f64>("z_coord");
    // The tiles reach from 129 to 1,044 m (SOURCE.md), which another program counted.
    assert!(
        heights
            .iter()
            .all(|height| (129.0..=1044.0).contains(height))
    );
    let links = Table::read(&desk.path("demo/network/link.csv"));
    let hand = links.values::<f64>("hand_m");
    let (mode, bridge, lines) = (
        links.text("mode"),
        links.text("bridge"),
        links.text("geometry"),
    );
    let points = |line: &str| -> Vec<(f64, f64)> {
        let inside = line
            .trim_start_matches("LINESTRING (")
            .trim_end_matches(')');
        let pair = |pair: &str| {
            let (x, y) = pair.split_once(' ').expect("two numbers");
            (x.parse().expect("a number"), y.parse().expect("a number"))
        };
        inside.split(", ").map(pair).collect()
    };
    let rows = || 0..mode.len();
    let river: Vec<(f64, f64)> = rows()
        .filter(|&row| mode[row] == "water")
        .flat_map(|row| points(lines[row]))
        .collect();
    assert!(river.len() > 50, "the Roter Main is on the map");
    // Metres, good enough over a few kilometres at 50° north.
    let distance_m = |(x, y): (f64, f64)| {
        let to = |&(u, v): &(f64, f64)| libm::hypot((x - u) * 71_500.0, (y - v) * 111_200.0);
        river.iter().map(to).fold(f64::INFINITY, f64::min)
    };
    let (mut beside, mut away) = (Vec::new(), Vec::new());
    for row in rows().filter(|&row| mode[row] == "road" && bridge[row] == "false") {
        let Some(height) = hand[row] else { continue };
        let nearest = points(lines[row])
            .into_iter()
            .map(distance_m)
            .fold(f64::INFINITY, f64::min);
        if nearest < 100.0 {
            beside.push(height);
        } else if nearest > 1000.0 {
            away.push(height);
        }
    }
    assert!(
        beside.len() > 10 && away.len() > 100,
        "{} {}",
        beside.len(),
        away.len()
    );
    let (low, high) = (quantile(beside, 0.5), quantile(away, 0.5));
    eprintln!(
        "median height above drainage: {low} m within 100 m of the Roter Main, {high} m beyond 1 km"
    );
    assert!(low < 6.0 && high > 2.0 * low, "{low} {high}");
    assert!(rows().all(|row| mode[row] == "road" || hand[row].is_none()));
}
