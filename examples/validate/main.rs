//! Prints how the hazards compare with what others recorded or computed; the figures of `docs/validation.md`.
//!
//! `RELIEFSIM_SHARED=DIR cargo run --release --example validate -- hindcast|flammap|victoria|cell2fire|copula`; `victoria`
//! writes its reliability diagram where a further argument says. What needs data that is not there says `skipped`.

mod benchmark;
mod cell2fire;
mod copula;
mod flammap;
mod hindcast;
#[path = "../../tests/victoria/records.rs"]
mod records;
#[path = "../../tests/victoria/reliability.rs"]
mod reliability;
#[path = "../../tests/flammap/tile.rs"]
mod tile;
#[path = "../../tests/hindcast/tracks.rs"]
mod tracks;
mod victoria;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["hindcast"] => hindcast::print(),
        ["flammap"] => flammap::print(),
        ["victoria"] => victoria::print(None),
        ["victoria", figure] => victoria::print(Some(figure)),
        ["copula"] => copula::print(),
        ["cell2fire"] => cell2fire::print(),
        _ => eprintln!("validate hindcast|flammap|victoria [FIGURE.svg]|cell2fire|copula"),
    }
}
