//! A small writer of SVG figures: shapes, text and a title, nothing that needs a script or a font of its own.
//!
//! Colours and type come from classes in the page's style sheet, so that screen, print and high contrast agree.

use std::fmt::Write as _;

use super::markup::escape;

/// A point in figure units (one unit is one CSS pixel at full width).
pub type Point = [f64; 2];

/// Where a text stands relative to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Begins there.
    Start,
    /// Is centred there.
    Middle,
    /// Ends there.
    End,
}

/// A figure in the making.
pub struct Svg {
    out: String,
}

impl Svg {
    /// Begins a figure. `id` must be unique on the page; title and description are read out by screen readers.
    pub fn new(id: &str, size: Point, title: &str, description: &str) -> Self {
        let (width, height) = (number(size[0]), number(size[1]));
        let (title, description) = (escape(title), escape(description));
        let out = format!(
            "<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\
             <title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{description}</desc>\n"
        );
        Self { out }
    }

    /// Defines a hatch of parallel lines, `gap` apart, tilted by `degrees`; use it by `fill:url(#id)`.
    pub fn hatch(&mut self, id: &str, gap: f64, degrees: f64) {
        let gap = number(gap);
        let degrees = number(degrees);
        self.push(&format!(
            "<defs><pattern id=\"{id}\" width=\"{gap}\" height=\"{gap}\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate({degrees})\"><rect class=\"{id}-ground\" width=\"{gap}\" height=\"{gap}\"/>\
             <line class=\"{id}-line\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"{gap}\"/></pattern></defs>"
        ));
    }

    /// A straight line.
    pub fn line(&mut self, class: &str, from: Point, to: Point) {
        self.push(&format!(
            "<line class=\"{class}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>",
            number(from[0]),
            number(from[1]),
            number(to[0]),
            number(to[1])
        ));
    }

    /// A rectangle from its upper left corner.
    pub fn rect(&mut self, class: &str, corner: Point, size: Point) {
        self.push(&format!(
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            number(corner[0]),
            number(corner[1]),
            number(size[0].max(0.0)),
            number(size[1].max(0.0))
        ));
    }

    /// A circle; `hint` is shown when pointed at, empty for none.
    pub fn circle(&mut self, class: &str, centre: Point, radius: f64, hint: &str) {
        let [x, y] = centre.map(number);
        let radius = number(radius);
        let hint = hint_element(hint);
        self.push(&format!(
            "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\">{hint}</circle>"
        ));
    }

    /// A square around its centre; `hint` as for circles.
    pub fn square(&mut self, class: &str, centre: Point, side: f64, hint: &str) {
        let [x, y] = [centre[0] - side / 2.0, centre[1] - side / 2.0].map(number);
        let side = number(side);
        let hint = hint_element(hint);
        self.push(&format!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{side}\" height=\"{side}\">{hint}</rect>"
        ));
    }

    /// Begins a group that is cut off at the edges of a box from its upper left corner; `id` must be unique on the page.
    pub fn open_clip(&mut self, id: &str, corner: Point, size: Point) {
        let ([x, y], [width, height]) = (corner.map(number), size.map(number));
        self.push(&format!(
            "<clipPath id=\"{id}\"><rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/></clipPath>\
             <g clip-path=\"url(#{id})\">"
        ));
    }

    /// Ends the group.
    pub fn close(&mut self) {
        self.push("</g>");
    }

    /// A path from its data; `hint` as for circles.
    pub fn hinted_path(&mut self, class: &str, data: &str, hint: &str) {
        let hint = hint_element(hint);
        self.push(&format!(
            "<path class=\"{class}\" d=\"{data}\">{hint}</path>"
        ));
    }

    /// A path from its data.
    pub fn path(&mut self, class: &str, data: &str) {
        self.push(&format!("<path class=\"{class}\" d=\"{data}\"/>"));
    }

    /// One line of text.
    pub fn text(&mut self, class: &str, at: Point, anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        self.push(&format!(
            "<text class=\"{class}\" x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>",
            number(at[0]),
            number(at[1]),
            escape(text)
        ));
    }

    /// The finished element.
    pub fn finish(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }

    fn push(&mut self, element: &str) {
        self.out.push_str(element);
        self.out.push('\n');
    }
}

fn hint_element(hint: &str) -> String {
    if hint.is_empty() {
        String::new()
    } else {
        format!("<title>{}</title>", escape(hint))
    }
}

/// A coordinate with at most one decimal.
pub fn number(value: f64) -> String {
    let text = super::numbers::fixed(Some(value), 1);
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// Path data of an open line through these points.
pub fn polyline(points: &[Point]) -> String {
    let mut data = String::new();
    for (at, point) in points.iter().enumerate() {
        let command = if at == 0 { 'M' } else { 'L' };
        let _ = write!(data, "{command}{} {}", number(point[0]), number(point[1]));
    }
    data
}

/// Path data of the area between two lines with the same x.
pub fn band(upper: &[Point], lower: &[Point]) -> String {
    let around: Vec<Point> = upper.iter().chain(lower.iter().rev()).copied().collect();
    polyline(&around) + "Z"
}

/// Rough width of a text in units of its type size: wide characters count one, others about half.
pub fn ems(text: &str) -> f64 {
    text.chars()
        .map(|c| if c.is_ascii() { 0.54 } else { 1.0 })
        .sum()
}

/// Breaks a text into at most `lines` lines of at most `width` ems; what does not fit ends in an ellipsis.
pub fn wrap(text: &str, width: f64, lines: usize) -> Vec<String> {
    let mut wrapped = vec![String::new()];
    for piece in pieces(text) {
        let last = wrapped.len() - 1;
        if !wrapped[last].is_empty() && ems(&wrapped[last]) + ems(piece.trim_end()) > width {
            if wrapped.len() == lines {
                let mut cut = wrapped[last].trim_end().to_owned();
                while ems(&cut) + 1.0 > width && cut.pop().is_some() {}
                wrapped[last] = cut + "…";
                return wrapped;
            }
            wrapped.push(piece.to_owned());
        } else {
            wrapped[last].push_str(piece);
        }
    }
    wrapped
}

/// Pieces that must not be broken: words of Latin script with the blank behind them, single wide characters.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut previous: Option<char> = None;
    for (at, c) in text.char_indices() {
        let breaks = previous.is_some_and(|p| p == ' ' || !p.is_ascii() || !c.is_ascii());
        // A closing mark belongs to the character before it.
        if breaks && !matches!(c, ',' | '。' | ')' | '、' | ':' | ' ') {
            pieces.push(&text[start..at]);
            start = at;
        }
        previous = Some(c);
    }
    pieces.push(&text[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_short_and_never_negative_zero() {
        assert_eq!(number(12.0), "12");
        assert_eq!(number(-0.01), "0");
        assert_eq!(number(3.16), "3.2");
        assert_eq!(polyline(&[[0.0, 1.0], [2.5, 3.0]]), "M0 1L2.5 3");
    }

    #[test]
    fn wrapped_lines_fit_and_lose_nothing_unless_marked() {
        let text = "time until the basic living of the stricken is first relieved";
        let lines = wrap(text, 14.0, 3);
        assert!(lines.iter().all(|line| ems(line.trim_end()) <= 14.0));
        assert_eq!(lines.concat(), text);
        let cut = wrap("受灾群众基本生活初步救助时间", 5.0, 2);
        assert_eq!(cut, ["受灾群众基", "本生活初…"]);
    }

    #[test]
    fn text_in_figures_is_escaped() {
        let mut svg = Svg::new("f", [1.0, 1.0], "<a>", "b & c");
        svg.text("", [0.0, 0.0], Anchor::Start, "\"<script>\"");
        let text = svg.finish();
        assert!(!text.contains("<script>") && text.contains("b &amp; c"));
    }
}
