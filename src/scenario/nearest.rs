//! "Did you mean": the nearest of the names that exist.

/// Names at most this unlike the one written are worth naming.
const LEAST_LIKENESS: f64 = 0.6;

/// The known name most like `written`; `-` where none is like it.
pub fn nearest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> String {
    let like = |name: &str| strsim::jaro_winkler(&written.to_lowercase(), &name.to_lowercase());
    // Identifiers can be many: a long list is looked through once, and only plausible lengths are compared.
    let plausible =
        known.filter(|name| name.len().abs_diff(written.len()) <= 8.max(written.len() / 2));
    let best =
        plausible
            .map(|name| (like(name), name))
            .fold(None, |best: Option<(f64, &str)>, one| match best {
                Some(best) if best.0 >= one.0 => Some(best),
                _ => Some(one),
            });
    match best {
        Some((likeness, name)) if likeness >= LEAST_LIKENESS => name.to_owned(),
        _ => "-".to_owned(),
    }
}
