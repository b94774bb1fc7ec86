//! `reliefsim explain`: what an error code means and what to do about it, or what a metric of a plan measures.

use clap::Args;
use serde_json::{Value, json};

use super::answer::Answer;
use super::failure::Failure;
use super::options::Settings;
use crate::scenario::metrics::Metric;
use crate::scenario::spec::Cell;
use crate::text::messages::cli as say;
use crate::text::metrics::{self, MetricText};
use crate::text::{Code, Lang};

const EXAMPLES: &str = "\
Examples:
  reliefsim explain E0101          one code, with what to do
  reliefsim explain                every code
  reliefsim explain shelter_area_per_person
                                   a metric of targets.csv: what it measures, what could prove it
  reliefsim explain E0101 --lang zh";

/// Explain an error code, or a metric of a plan. 解释错误代码及处理办法,或规划指标的含义。
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The code, such as E0101, or the metric; all codes when left out
    code: Option<String>,
}

/// Explains the code.
pub fn answer(arguments: &Arguments, settings: &Settings) -> Result<Answer, Failure> {
    let lang = settings.lang;
    let Some(wanted) = &arguments.code else {
        let all: Vec<Value> = Code::ALL.iter().map(|&code| data(code, lang)).collect();
        return Ok(Answer::done(json!({ "codes": all }), list(lang)));
    };
    if let Ok(metric) = Metric::read(wanted)
        && let Some(text) = metrics::text(metric.word(), lang)
    {
        return Ok(of_metric(metric, &text, lang));
    }
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
    headed(code.name(), parts)
}

fn list(lang: Lang) -> String {
    let line = |code: &Code| format!("{code}  {}\n", code.text(lang).message);
    Code::ALL.iter().map(line).collect()
}

/// What a metric measures, what it comes from or what could prove it, and its units.
fn of_metric(metric: Metric, text: &MetricText, lang: Lang) -> Answer {
    let definition = metric.definition();
    let data = json!({
        "metric": metric,
        "basis": definition.basis,
        "what": text.what,
        "record": text.record,
        "units": definition.units,
        "more_is_better": definition.more_is_better,
        "has_clock": definition.has_clock,
        "events": definition.events,
    });
    let units = definition.units.join(", ");
    let parts = [
        (say::explain_metric(lang), text.what),
        (say::explain_record(lang), text.record),
        (say::explain_unit(lang), units.as_str()),
    ];
    Answer::done(data, headed(metric.word(), parts))
}

/// A title, and under it each part under its heading.
fn headed(title: &str, parts: [(String, &str); 3]) -> String {
    let parts = parts.map(|(heading, text)| format!("\n{heading}\n  {text}\n"));
    format!("{title}\n{}", parts.concat())
}

/// The code or metric whose name differs least.
fn nearest(wanted: &str) -> &'static str {
    let wanted = wanted.to_ascii_lowercase();
    let codes = Code::ALL.iter().map(|code| code.name());
    let names = codes.chain(Metric::WORDS.iter().copied());
    names
        .min_by_key(|name| strsim::levenshtein(&name.to_ascii_lowercase(), &wanted))
        .unwrap_or_default()
}
