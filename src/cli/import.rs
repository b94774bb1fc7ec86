//! `reliefsim import`: roads, places and ledgers from what people have.

mod dem;
mod depth;

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use serde_json::json;

use super::answer::Answer;
use super::arguments::{Assignment, Destination};
use super::failure::Failure;
use super::options::Settings;
use crate::intake::gmns::GmnsOptions;
use crate::intake::osm::OsmOptions;
use crate::intake::table::{self, TableOptions};
use crate::intake::track::{Agency, Format, ReadOptions, TrackOptions};
use crate::intake::{self, Draft, Note};
use crate::scenario::choices::Datum;
use crate::scenario::choices::{LengthUnit, SpeedUnit};
use crate::scenario::spec::Cell;
use crate::text::messages::cli as say;

const EXAMPLES: &str = "\
Examples:
  reliefsim import osm kaiping.osm.pbf --water --out kaiping
  reliefsim import gmns network/ --length-unit km --speed-unit km_h --out kaiping
  reliefsim import table 物资台账.xlsx --into sites --datum gcj02 --out kaiping
  reliefsim import dem N22E112.hgt --reach tanjiang --out kaiping";

/// Bring roads, places and ledgers into a scenario. 导入路网、村居与台账。
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    from: Source,
}

/// Where the data come from.
#[derive(Debug, Subcommand)]
pub enum Source {
    Osm(Osm),
    Gmns(Gmns),
    Table(Ledger),
    Track(Track),
    Dem(dem::Dem),
    Depth(depth::Depth),
}

const OSM_EXAMPLES: &str = "\
Examples:
  reliefsim import osm kaiping.osm.pbf --water --out kaiping
  reliefsim import osm harbin.osm.pbf --roads-only --replace --out songbei
  reliefsim import osm kaiping.osm.pbf --out kaiping --json | jq '.data.notes'";

/// Roads, places and waterways from an OpenStreetMap extract (.osm.pbf). 导入 OpenStreetMap 数据。
#[derive(Debug, Args)]
#[command(after_help = OSM_EXAMPLES)]
pub struct Osm {
    /// The extract
    pub file: PathBuf,
    /// Keep roads that do not hang together with the rest
    #[arg(long)]
    pub keep_all: bool,
    /// Bring rivers and canals as links for boats
    #[arg(long)]
    pub water: bool,
    /// Bring no places, hospitals, fire stations or shelters: those of the folder are joined to these roads
    #[arg(long)]
    pub roads_only: bool,
    #[command(flatten)]
    pub into: Destination,
}

const GMNS_EXAMPLES: &str = "\
Examples:
  reliefsim import gmns network/ --out demo
  reliefsim import gmns network/ --length-unit mi --speed-unit mph --out demo";

/// A network in GMNS tables (node.csv, link.csv). 导入 GMNS 路网。
#[derive(Debug, Args)]
#[command(after_help = GMNS_EXAMPLES)]
pub struct Gmns {
    /// Folder with node.csv and link.csv
    pub folder: PathBuf,
    /// Unit of `length`; read from config.csv when left out
    #[arg(long, value_name = "UNIT", value_parser = ["m", "km", "ft", "mi"])]
    pub length_unit: Option<String>,
    /// Unit of plane coordinates, where they are no degrees
    #[arg(long, value_name = "UNIT", value_parser = ["m", "km", "ft", "mi"])]
    pub coordinate_unit: Option<String>,
    /// Unit of `free_speed`; read from config.csv when left out
    #[arg(long, value_name = "UNIT", value_parser = ["km_h", "mph"])]
    pub speed_unit: Option<String>,
    #[command(flatten)]
    pub into: Destination,
}

const TABLE_EXAMPLES: &str = "\
Examples:
  reliefsim import table 村居.xlsx --into places --datum cgcs2000 --out kaiping
  reliefsim import table depots.csv --into sites --map 库名=name --map 吨位=loading_t_per_h --out kaiping
  reliefsim import table ledger.xls --sheet 储备点 --into sites --datum gcj02 --out kaiping";

/// A ledger in Excel or CSV; columns are guessed, shown and can be corrected. 导入 Excel 或 CSV 台账。
#[derive(Debug, Args)]
#[command(after_help = TABLE_EXAMPLES)]
pub struct Ledger {
    /// The ledger: .xlsx, .xls or .csv (UTF-8 or GB18030)
    pub file: PathBuf,
    /// What its rows are
    #[arg(long = "into", visible_alias = "as", value_enum, value_name = "TABLE")]
    pub table: LedgerTable,
    /// Sheet of a workbook [default: the first]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Datum of its coordinates; never guessed
    #[arg(long, value_name = "DATUM", value_parser = ["wgs84", "cgcs2000", "gcj02", "bd09", "local_m"])]
    pub datum: Option<String>,
    /// Take a column of the ledger for a field, overriding the guess; may be repeated
    #[arg(long = "map", value_name = "COLUMN=FIELD")]
    pub map: Vec<Assignment>,
    #[command(flatten)]
    pub into: Destination,
}

const TRACK_EXAMPLES: &str = "\
Examples:
  reliefsim import track bst_all.txt --storm 1713 --out kaiping
  reliefsim import track ibtracs.WP.csv --storm 'HATO 2017' --agency cma --out kaiping
  reliefsim import track bwp152017.dat --out kaiping --replace";

/// The track of a typhoon: JMA, CMA, JTWC (b-deck or csv) or IBTrACS. 导入台风路径。
#[derive(Debug, Args)]
#[command(after_help = TRACK_EXAMPLES)]
pub struct Track {
    /// The file
    pub file: PathBuf,
    /// Number or name of the storm, with its year where several bear the name [default: the only one]
    #[arg(long, value_name = "ID|NAME", default_value = "")]
    pub storm: String,
    /// How the file is laid out [default: told by its first lines]
    #[arg(long, value_name = "FORMAT", value_parser = Format::ALL.map(Format::word))]
    pub format: Option<String>,
    /// Whose winds (IBTrACS), or who wrote the file where it does not say
    #[arg(long, value_name = "AGENCY", value_parser = ["jtwc", "cma", "jma", "hko"])]
    pub agency: Option<String>,
    #[command(flatten)]
    pub into: Destination,
}

/// What the rows of a ledger are.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LedgerTable {
    /// Villages and communities
    Places,
    /// Depots and store points
    Sites,
    /// What lies in the depots
    Stock,
    /// Teams and their vehicles
    Teams,
    /// Shelters
    Shelters,
}

/// Imports.
pub fn answer(arguments: &Arguments, settings: &Settings) -> Result<Answer, Failure> {
    let (draft, into) = match &arguments.from {
        Source::Dem(dem) => return dem::answer(dem, settings),
        Source::Depth(depth) => return depth::answer(depth, settings),
        Source::Osm(osm) => (from_osm(osm, settings)?, &osm.into),
        Source::Gmns(gmns) => (from_gmns(gmns, settings)?, &gmns.into),
        Source::Table(ledger) => (from_ledger(ledger, settings)?, &ledger.into),
        Source::Track(track) => (from_track(track, settings)?, &track.into),
    };
    written(&draft, into, settings)
}

/// Writes the tables and says how they came about.
pub fn written(draft: &Draft, into: &Destination, settings: &Settings) -> Result<Answer, Failure> {
    draft.add_to(&into.out, into.replace)?;
    let nodes: BTreeSet<&str> = draft
        .nodes
        .iter()
        .map(|node| node.node_id.0.as_str())
        .collect();
    let rejoined = if nodes.is_empty() {
        0
    } else {
        intake::rejoin(&into.out, &nodes)?
    };
    Ok(told(&draft.notes, rejoined, into, settings))
}

/// How the tables of a folder came about.
fn told(notes: &[Note], rejoined: usize, into: &Destination, settings: &Settings) -> Answer {
    let folder = into.out.display().to_string();
    let mut lines: Vec<String> = notes.iter().map(|note| note.text.clone()).collect();
    if rejoined > 0 {
        lines.push(say::rows_rejoined(settings.lang, rejoined));
    }
    lines.push(say::tables_written(settings.lang, &folder));
    let text = lines.join("\n") + "\n";
    Answer::done(
        json!({ "folder": folder, "notes": notes, "rejoined": rejoined }),
        text,
    )
}

fn from_osm(osm: &Osm, settings: &Settings) -> Result<Draft, Failure> {
    let options = OsmOptions {
        lang: settings.lang,
        keep_all: osm.keep_all,
        water: osm.water,
        roads_only: osm.roads_only,
    };
    Ok(intake::osm::import(&osm.file, &options)?)
}

fn from_gmns(gmns: &Gmns, settings: &Settings) -> Result<Draft, Failure> {
    let options = GmnsOptions {
        lang: settings.lang,
        length_unit: gmns
            .length_unit
            .as_deref()
            .and_then(|word| LengthUnit::read(word).ok()),
        coordinate_unit: gmns
            .coordinate_unit
            .as_deref()
            .and_then(|word| LengthUnit::read(word).ok()),
        speed_unit: gmns
            .speed_unit
            .as_deref()
            .and_then(|word| SpeedUnit::read(word).ok()),
    };
    Ok(intake::gmns::import(&gmns.folder, &options)?)
}

fn from_ledger(ledger: &Ledger, settings: &Settings) -> Result<Draft, Failure> {
    let datum = ledger.datum.as_deref().and_then(|word| {
        let mut known = Datum::ALL.iter().copied();
        known.find(|datum| datum.word() == word)
    });
    let map = ledger.map.iter();
    let options = TableOptions {
        table: ledger.table.into(),
        sheet: ledger.sheet.clone(),
        datum,
        map: map
            .map(|pair| (pair.path.clone(), pair.value.clone()))
            .collect(),
        lang: settings.lang,
    };
    Ok(table::import(&ledger.file, &options)?)
}

fn from_track(track: &Track, settings: &Settings) -> Result<Draft, Failure> {
    let options = TrackOptions {
        storm: track.storm.clone(),
        read: ReadOptions {
            format: track.format.as_deref().and_then(Format::of_word),
            agency: track.agency.as_deref().and_then(Agency::of_word),
            ..ReadOptions::default()
        },
        lang: settings.lang,
    };
    Ok(intake::track::import(&track.file, &options)?)
}

impl From<LedgerTable> for table::LedgerTable {
    fn from(table: LedgerTable) -> Self {
        match table {
            LedgerTable::Places => Self::Places,
            LedgerTable::Sites => Self::Sites,
            LedgerTable::Stock => Self::Stock,
            LedgerTable::Teams => Self::Teams,
            LedgerTable::Shelters => Self::Shelters,
        }
    }
}
