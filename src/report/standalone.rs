//! A figure of a page as a file of its own, which opens in any browser, drawing program or word processor.
//!
//! It takes along the rules of the style sheets that concern figures, with colours in place of their names, since not every
//! program knows custom properties; and a heading, since it stands without its caption.

use std::fmt::Write as _;

use super::markup::escape;
use super::shell::STYLE;
use super::svg::{number, wrap};

/// Height of a line of the heading.
const LINE: f64 = 20.0;
/// Empty paper around the figure.
const MARGIN: f64 = 14.0;

/// The figure as an XML document, under its title and a line on where it comes from.
pub fn standalone(svg: &str, (title, source): (&str, &str), own_style: &str) -> String {
    let Some(([width, height], rest)) = opened(svg) else {
        return String::new();
    };
    let lines = wrap(title, width / 16.0, 2);
    let head = LINE * (lines.len() as f64 + 1.0) + 8.0;
    let size = [width + 2.0 * MARGIN, height + head + 2.0 * MARGIN].map(number);
    let corner = [-MARGIN, -MARGIN - head].map(number);
    let mut heading = String::new();
    for (at, line) in lines.iter().enumerate() {
        let y = number(LINE * (at as f64 + 1.0) - head - 4.0);
        let _ = writeln!(
            heading,
            "<text class=\"sheet-title\" x=\"0\" y=\"{y}\">{}</text>",
            escape(line.trim_end())
        );
    }
    let y = number(LINE * (lines.len() as f64 + 1.0) - head - 6.0);
    let source = wrap(source, width / 12.5, 1).concat();
    let _ = writeln!(
        heading,
        "<text class=\"tick\" x=\"0\" y=\"{y}\">{}</text>",
        escape(&source)
    );
    // Title and description of a picture come first in it.
    let end = rest.find("</desc>").map_or(0, |at| at + "</desc>".len());
    let (described, drawn) = rest.split_at(end);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"{x} {y} {w} {h}\" role=\"img\"{described}\n\
         <style>\n{style}</style>\n\
         <rect class=\"paper\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/>\n{heading}{drawn}\n",
        w = size[0],
        h = size[1],
        x = corner[0],
        y = corner[1],
        style = rules(&[STYLE, own_style]),
    )
}

/// Width and height of a figure of ours, and what comes after its role.
fn opened(svg: &str) -> Option<([f64; 2], &str)> {
    let (size, rest) = svg
        .strip_prefix("<svg viewBox=\"0 0 ")?
        .split_once("\" role=\"img\"")?;
    let (width, height) = size.split_once(' ')?;
    Some(([width.parse().ok()?, height.parse().ok()?], rest))
}

/// The rules for figures, with the values of custom properties in place of their names.
fn rules(styles: &[&str]) -> String {
    let mut rules = String::from(
        "svg { font-family: system-ui, \"Segoe UI\", Roboto, Arial, \"Microsoft YaHei\", \"PingFang SC\", \"Noto Sans CJK SC\", sans-serif; }\n\
         svg .paper { fill: #fff; }\nsvg .sheet-title { font-size: 16px; font-weight: 600; }\n",
    );
    for style in styles {
        for line in style.lines().filter(|line| line.starts_with("svg ")) {
            rules.push_str(line);
            rules.push('\n');
        }
    }
    let declared = styles.iter().flat_map(|style| style.split(['{', ';', '}']));
    let colours = declared.filter_map(|text| text.trim().strip_prefix("--")?.split_once(": "));
    for (name, value) in colours {
        rules = rules.replace(&format!("var(--{name})"), value);
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::svg::{Anchor, Svg};

    #[test]
    fn no_colour_is_left_by_its_name_only() {
        let rules = rules(&[STYLE]);
        assert!(!rules.contains("var(") && rules.contains("svg .axis { stroke: #1d2527; }"));
    }

    #[test]
    fn a_figure_by_itself_has_its_heading_in_text_and_its_size_in_units() {
        let mut svg = Svg::new("f", [100.0, 50.0], "what", "");
        svg.text("tick", [1.0, 1.0], Anchor::Start, "here");
        let alone = standalone(&svg.finish(), ("<Title>", "a & b"), "");
        assert!(
            alone.contains("&lt;Title&gt;") && alone.contains("a &amp; b"),
            "{alone}"
        );
        assert!(
            alone.contains(" width=\"128\" height=\"126\" viewBox=\"-14 -62 128 126\""),
            "{alone}"
        );
        assert!(
            alone.contains("<title id=\"f-title\">what</title>") && alone.ends_with("</svg>\n")
        );
    }
}
