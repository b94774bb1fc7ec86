//! Whether a workbook unpacks to a size that can be read: it is unpacked once into nothing, counting what comes out,
//! because the sizes that an archive states about itself can be lies.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

/// Most bytes that all parts of a workbook may unpack to.
pub const UNPACKED_LIMIT_BYTES: u64 = 256 << 20;
/// Most bytes out of one byte in, once [`RATIO_FROM_BYTES`] are out; sheets of an office program stay below 100.
const RATIO_LIMIT: u64 = 200;
/// Below this size no ratio is looked at.
const RATIO_FROM_BYTES: u64 = 32 << 20;
/// The part that holds the texts of all cells.
const STRINGS: &str = "sharedstrings.xml";
/// Where that part says how many there are.
const COUNT: &[u8] = b"uniqueCount";
/// Most parts of a workbook.
const PARTS_LIMIT: usize = 10_000;

/// Why an archive is refused.
#[derive(Debug)]
pub enum Refusal {
    /// It unpacks to too much; says the limit.
    Bomb(String),
    /// It is damaged; says how.
    Damaged(String),
}

/// Unpacks every part into nothing.
pub fn check(bytes: &[u8]) -> Result<(), Refusal> {
    let damaged = |error: &dyn std::fmt::Display| Refusal::Damaged(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > PARTS_LIMIT {
        return Err(Refusal::Bomb(format!("{PARTS_LIMIT} parts")));
    }
    let allowed = allowed_bytes(bytes.len() as u64);
    let mut unpacked = 0;
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|error| damaged(&error))?;
        let has_strings = part
            .name()
            .is_ok_and(|name| name.to_lowercase().ends_with(STRINGS));
        let mut limited = part.take(allowed - unpacked + 1);
        if has_strings {
            let mut strings = Vec::new();
            let size = limited.read_to_end(&mut strings);
            unpacked += size.map_err(|error| damaged(&error))? as u64;
            if claims_too_many(&strings) {
                return Err(Refusal::Damaged(
                    "more texts claimed than there are".to_owned(),
                ));
            }
        } else {
            unpacked += io::copy(&mut limited, &mut io::sink()).map_err(|error| damaged(&error))?;
        }
        if unpacked > allowed {
            return Err(Refusal::Bomb(format!("{} MB", allowed >> 20)));
        }
    }
    Ok(())
}

fn allowed_bytes(packed: u64) -> u64 {
    UNPACKED_LIMIT_BYTES.min((packed * RATIO_LIMIT).max(RATIO_FROM_BYTES))
}

/// The parser makes room for as many texts as the part says it holds; each takes at least one byte, so that a larger
/// count is a lie.
fn claims_too_many(strings: &[u8]) -> bool {
    let windows = strings.windows(COUNT.len()).enumerate();
    let mut counts = windows.filter(|(_, window)| *window == COUNT);
    counts.any(|(at, _)| {
        let digits: Vec<u8> = strings[at + COUNT.len()..]
            .iter()
            .copied()
            .skip_while(|byte| !byte.is_ascii_digit())
            .take_while(u8::is_ascii_digit)
            .take(20)
            .collect();
        let count = String::from_utf8_lossy(&digits).parse::<u128>();
        count.is_ok_and(|count| count > strings.len() as u128)
    })
}
