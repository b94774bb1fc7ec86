//! The nearest of the names that exist: what somebody most likely meant.

/// The known name most like `written`; `-` where there is none at all.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let written = written.to_lowercase();
    let mut best = (-1.0, "-");
    for name in known {
        let likeness = strsim::jaro_winkler(&written, &name.to_lowercase());
        if likeness > best.0 {
            best = (likeness, name);
        }
    }
    best.1.to_owned()
}
