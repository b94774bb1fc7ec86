//! Options that every command takes, and what they come to.

use clap::{ArgAction, Args, ColorChoice, ValueEnum};

use crate::report::table::Form;
use crate::text::Lang;

/// Options that every command takes.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Common options")]
pub struct Options {
    /// Print one JSON document on stdout, and nothing else
    #[arg(long, global = true)]
    json: bool,
    /// Language of texts for people [default: by locale]
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    lang: Option<Language>,
    /// When to use colour; `NO_COLOR` is honoured
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
    /// Tab-separated tables without rules, for screen readers and scripts
    #[arg(long, global = true)]
    plain: bool,
    /// No progress, no notes; errors only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Say more about what is being done
    #[arg(short, long, global = true, action = ArgAction::Count)]
    verbose: u8,
}

/// A language on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Language {
    #[value(alias = "zh-CN")]
    Zh,
    En,
}

/// What the options come to.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Language of texts for people.
    pub lang: Lang,
    /// Whether stdout is one JSON document.
    pub json: bool,
    /// Whether tables are tab-separated.
    pub plain: bool,
    /// Whether only errors are told.
    pub quiet: bool,
    /// How much more is told.
    pub verbose: u8,
}

impl Options {
    /// Chooses language and colour for the whole process.
    pub fn settings(&self) -> Settings {
        match self.color {
            ColorChoice::Auto => anstream::ColorChoice::Auto,
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        }
        .write_global();
        Settings {
            lang: match self.lang {
                Some(Language::Zh) => Lang::Zh,
                Some(Language::En) => Lang::En,
                None => locale(),
            },
            json: self.json,
            plain: self.plain,
            quiet: self.quiet,
            verbose: self.verbose,
        }
    }
}

impl Settings {
    /// How tables are written.
    pub fn form(&self) -> Form {
        if self.plain { Form::Plain } else { Form::Ruled }
    }
}

/// The language of the system; English where it is unknown.
pub fn locale() -> Lang {
    sys_locale::get_locale().map_or(Lang::En, |locale| Lang::of_locale(&locale))
}
