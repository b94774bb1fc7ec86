//! Bytes to text: UTF-8 with or without a byte order mark, or GB18030 (which holds GBK and GB2312).

use super::finding::{Finding, Findings, Spot};
use crate::text::Code;

/// Files larger than this are refused: no district's table comes near it.
pub const FILE_LIMIT_BYTES: u64 = 512 << 20;

/// Notes a file that is too large to be read.
pub fn refuse_size(file: &str, findings: &mut Findings) {
    let finding = Finding::new(Code::E0103, whole(file)).with("file", file);
    findings.push(finding.with("limit", FILE_LIMIT_BYTES >> 20));
}

/// Decodes a file; notes what is odd and gives `None` where it is no text at all.
pub fn decode(file: &str, bytes: Vec<u8>, findings: &mut Findings) -> Option<String> {
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        findings.push(Finding::new(Code::E0104, byte_spot(file, &bytes, at)).with("file", file));
        return None;
    }
    let unmarked = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    if let Ok(text) = std::str::from_utf8(unmarked) {
        return Some(text.to_owned());
    }
    let (text, malformed) = encoding_rs::GB18030.decode_without_bom_handling(&bytes);
    if malformed {
        let at = std::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len);
        findings.push(Finding::new(Code::E0102, byte_spot(file, &bytes, at)).with("file", file));
        return None;
    }
    findings.push(Finding::new(Code::W0105, whole(file)).with("file", file));
    Some(text.into_owned())
}

fn whole(file: &str) -> Spot {
    Spot {
        file: file.to_owned(),
        ..Spot::default()
    }
}

/// Line and column of a byte in what is no text: the column counts bytes.
fn byte_spot(file: &str, bytes: &[u8], at: usize) -> Spot {
    let before = &bytes[..at];
    let line_start = before
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(0, |newline| newline + 1);
    Spot {
        line: before.iter().filter(|&&byte| byte == b'\n').count() as u32 + 1,
        column: (at - line_start) as u32 + 1,
        ..whole(file)
    }
}
