//! Bytes to text: UTF-8 with or without a byte order mark, or GB18030 (which holds GBK and GB2312).

use super::finding::{Finding, Findings, Spot};
use crate::text::Code;

/// Files larger than this are refused: no district's table comes near it.
pub const FILE_LIMIT_BYTES: u64 = 512 << 20;

/// Decodes a file; notes what is odd and gives `None` where it is no text at all.
pub fn decode(file: &str, bytes: &[u8], findings: &mut Findings) -> Option<String> {
    let whole = Spot {
        file: file.to_owned(),
        ..Spot::default()
    };
    if bytes.len() as u64 > FILE_LIMIT_BYTES {
        findings.push(
            Finding::new(Code::E0103, whole)
                .with("file", file)
                .with("limit", FILE_LIMIT_BYTES >> 20),
        );
        return None;
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        findings.push(
            Finding::new(Code::E0104, whole)
                .with("file", file)
                .with("at", at),
        );
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let (text, malformed) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
    if malformed {
        findings.push(Finding::new(Code::E0102, whole).with("file", file));
        return None;
    }
    findings.push(Finding::new(Code::W0105, whole).with("file", file));
    Some(text.into_owned())
}
