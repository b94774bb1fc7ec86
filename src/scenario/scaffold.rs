//! A working scenario folder to start from.

use std::path::{Path, PathBuf};

use super::decode::decode;
use super::finding::Findings;
use super::folder::{SETTINGS, TABLES};
use super::raw_toml::RawToml;
use super::write::WriteError;

/// The files of the example: two towns, six villages, one river with two bridges.
const EXAMPLE: [(&str, &str); 13] = [
    ("scenario.toml", include_str!("example/scenario.toml")),
    ("network/node.csv", include_str!("example/network/node.csv")),
    ("network/link.csv", include_str!("example/network/link.csv")),
    ("road_classes.csv", include_str!("example/road_classes.csv")),
    ("places.csv", include_str!("example/places.csv")),
    ("sites.csv", include_str!("example/sites.csv")),
    ("stock.csv", include_str!("example/stock.csv")),
    ("commodities.csv", include_str!("example/commodities.csv")),
    ("teams.csv", include_str!("example/teams.csv")),
    ("vehicles.csv", include_str!("example/vehicles.csv")),
    ("targets.csv", EXAMPLE_TARGETS),
    ("sources.csv", include_str!("example/sources.csv")),
    (
        "hazards/reaches.csv",
        include_str!("example/hazards/reaches.csv"),
    ),
];
/// The dimensionless unit hydrograph of the Soil Conservation Service, to be applied to stage.
pub const EXAMPLE_HYDROGRAPH: &str = include_str!("example/hazards/hydrograph.csv");
/// Targets of the kind that plans state.
pub const EXAMPLE_TARGETS: &str = include_str!("example/targets.csv");

/// Writes the example into a new folder, with its `datapackage.json`.
///
/// # Errors
/// When the folder exists and is not empty, or cannot be written; nothing is left behind then.
pub fn create(folder: &Path) -> Result<(), WriteError> {
    let files = EXAMPLE
        .iter()
        .chain([&("hazards/hydrograph.csv", EXAMPLE_HYDROGRAPH)]);
    let files: Vec<_> = files
        .map(|&(name, text)| (PathBuf::from(name), text.as_bytes().to_vec()))
        .collect();
    write_whole(folder, &files)
}

/// Copies the tables and settings of another scenario folder into a new one, which stands on its own: tables that the other
/// takes from its base are copied too.
///
/// # Errors
/// When the source cannot be read, or as [`create`].
pub fn copy(from: &Path, folder: &Path) -> Result<(), WriteError> {
    let mut files = Vec::new();
    collect(from, from, &mut files)?;
    let settings = files
        .iter_mut()
        .find(|(name, _)| name == Path::new(SETTINGS));
    let base = settings.and_then(|(_, bytes)| take_base(bytes));
    for name in base
        .iter()
        .flat_map(|_| TABLES.iter().map(|spec| spec.name))
    {
        let path = from.join(base.as_deref().unwrap_or_default()).join(name);
        if files.iter().any(|(own, _)| own == Path::new(name)) || !path.exists() {
            continue;
        }
        let bytes = std::fs::read(&path).map_err(|error| WriteError { path, error })?;
        files.push((PathBuf::from(name), bytes));
    }
    write_whole(folder, &files)
}

/// Takes the line that names the base out of `scenario.toml`; the base, if there was one.
fn take_base(settings: &mut Vec<u8>) -> Option<String> {
    let mut ignored = Findings::default();
    let text = decode(SETTINGS, settings, &mut ignored)?;
    let raw = RawToml::read(SETTINGS, text.clone(), &mut ignored);
    let section = raw.section("[scenario]")?;
    let entry = section.entries.iter().find(|entry| entry.key == "base")?;
    let lines = text.split_inclusive('\n').zip(1..);
    let kept = lines.filter(|(_, line)| *line != entry.key_spot.line);
    *settings = kept.map(|(line, _)| line).collect::<String>().into_bytes();
    Some(entry.value.clone())
}

fn collect(
    root: &Path,
    folder: &Path,
    files: &mut Vec<(PathBuf, Vec<u8>)>,
) -> Result<(), WriteError> {
    let failed = |error: std::io::Error| WriteError {
        path: folder.to_owned(),
        error,
    };
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(failed)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if let Ok(name) = path.strip_prefix(root) {
            let bytes = std::fs::read(&path).map_err(|error| WriteError {
                path: path.clone(),
                error,
            })?;
            files.push((name.to_owned(), bytes));
        }
    }
    Ok(())
}

/// Writes all files beside the target first and moves them into place at the end, so that no half folder looks whole.
fn write_whole(folder: &Path, files: &[(PathBuf, Vec<u8>)]) -> Result<(), WriteError> {
    let failed = |path: &Path, error: std::io::Error| WriteError {
        path: path.to_owned(),
        error,
    };
    if std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        let error =
            std::io::Error::new(std::io::ErrorKind::AlreadyExists, "the folder is not empty");
        return Err(failed(folder, error));
    }
    let name = folder
        .file_name()
        .map_or_else(|| "scenario".into(), std::ffi::OsStr::to_os_string);
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(&name);
    hidden.push(".part");
    let beside = folder.with_file_name(hidden);
    let written = files.iter().try_for_each(|(name, bytes)| {
        let path = beside.join(name);
        let parent = path.parent().unwrap_or(&beside);
        std::fs::create_dir_all(parent)
            .and_then(|()| std::fs::write(&path, bytes))
            .map_err(|error| failed(&path, error))
    });
    let described = written.and_then(|()| {
        let package = super::datapackage(&beside).map_err(|error| WriteError {
            path: error.path,
            error: error.error,
        })?;
        let text = format!("{package:#}\n");
        let path = beside.join("datapackage.json");
        std::fs::write(&path, text).map_err(|error| failed(&path, error))
    });
    let moved = described.and_then(|()| {
        if folder.exists() {
            std::fs::remove_dir(folder).map_err(|error| failed(folder, error))?;
        }
        std::fs::rename(&beside, folder).map_err(|error| failed(folder, error))
    });
    if moved.is_err() {
        // What was begun is of no use to anybody; that it cannot be removed changes nothing about the error.
        let _ = std::fs::remove_dir_all(&beside);
    }
    moved
}
