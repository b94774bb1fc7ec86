//! `reliefsim explain`: what an error code means and what to do about it.

use clap::Args;
use serde_json::{Value, json};

use super::answer::Answer;
use super::failure::Failure;
use super::options::Settings;
use crate::text::messages::cli as say;
use crate::text::{Code, Lang};

const EXAMPLES: &str = "\
Examples:
  reliefsim explain E0101          one code, with what to do
  reliefsim explain                every code
  reliefsim explain E0101 --lang zh";

/// Explain an error code and how to mend it. 解释错误代码及处理办法。
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The code, such as E0101; all codes when left out
    code: Option<String>,
}

/// Explains the code.
pub fn answer(arguments: &Arguments, settings: &Settings) -> Result<Answer, Failure> {
    let lang = settings.lang;
    let Some(wanted) = &arguments.code else {
        let all: Vec<Value> = Code::ALL.iter().map(|&code| data(code, lang)).collect();
        return Ok(Answer::done(json!({ "codes": all }), list(lang)));
    };
    let Ok(code) = wanted.parse::<Code>() else {
        return Err(Failure::Usage(say::unknown_code(
            lang,
            wanted,
            nearest(wanted),
        )));
    };
    Ok(Answer::done(data(code, lang), text(code, lang)))
}

fn data(code: Code, lang: Lang) -> Value {
    let text = code.text(lang);
    json!({
        "code": code.name(),
        "severity": code.severity(),
        "message": text.message,
        "mend": text.mend,
        "explanation": text.explanation,
    })
}

fn text(code: Code, lang: Lang) -> String {
    let text = code.text(lang);
    let parts = [
        (say::explain_what(lang), text.message),
        (say::explain_mend(lang), text.mend),
        (say::explain_why(lang), text.explanation),
    ];
    let parts = parts.map(|(heading, text)| format!("\n{heading}\n  {text}\n"));
    format!("{code}\n{}", parts.concat())
}

fn list(lang: Lang) -> String {
    let line = |code: &Code| format!("{code}  {}\n", code.text(lang).message);
    Code::ALL.iter().map(line).collect()
}

/// The code whose name differs least.
fn nearest(wanted: &str) -> &'static str {
    let wanted = wanted.to_ascii_uppercase();
    let names = Code::ALL.iter().map(|code| code.name());
    names
        .min_by_key(|name| strsim::levenshtein(name, &wanted))
        .unwrap_or_default()
}
