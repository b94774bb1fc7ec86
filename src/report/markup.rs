//! The few pieces of HTML that the page is made of.

/// The text with the characters escaped that mean something in HTML.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // Control characters are not allowed in XML, so figures would break.
            c if c.is_control() && c != '\n' => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

/// The text with its blanks made unbreakable, for a number and its unit.
pub fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// A paragraph of this class, from a text without markup.
pub fn paragraph(class: &str, text: &str) -> String {
    format!("<p class=\"{class}\">{}</p>\n", escape(text))
}

/// How a column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Text, from the left.
    Text,
    /// A few words that stay on one line, from the left.
    Words,
    /// Figures, to the right.
    Figure,
}

/// A table: the first cell of each row names the row.
pub struct Table {
    /// Caption in HTML.
    pub caption: String,
    /// Headings and how their columns are set.
    pub columns: Vec<(String, Align)>,
    /// Cells in HTML.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The element, in a box that scrolls sideways on narrow screens.
    pub fn html(&self) -> String {
        // Few columns across the whole page would tear the rows apart.
        let width = if self.columns.len() <= 3 {
            " narrow"
        } else {
            ""
        };
        // On paper a short table stays on one page.
        let length = if self.rows.len() <= 14 { " short" } else { "" };
        let headings = self.columns.iter().map(|(heading, align)| {
            format!(
                "<th scope=\"col\"{}>{}</th>",
                class(*align),
                escape(heading)
            )
        });
        let rows = self.rows.iter().map(|row| self.row(row));
        format!(
            "<div class=\"sheet{width}{length}\"><table>\n<caption>{}</caption>\n<thead><tr>{}</tr></thead>\n\
             <tbody>\n{}</tbody>\n</table></div>\n",
            self.caption,
            headings.collect::<Vec<_>>().concat(),
            rows.collect::<Vec<_>>().concat(),
        )
    }

    fn row(&self, cells: &[String]) -> String {
        let aligned = cells.iter().zip(&self.columns).enumerate();
        let elements = aligned.map(|(at, (cell, (_, align)))| {
            let class = class(*align);
            if at == 0 {
                format!("<th scope=\"row\"{class}>{cell}</th>")
            } else {
                format!("<td{class}>{cell}</td>")
            }
        });
        format!("<tr>{}</tr>\n", elements.collect::<Vec<_>>().concat())
    }
}

fn class(align: Align) -> &'static str {
    match align {
        Align::Text => "",
        Align::Words => " class=\"words\"",
        Align::Figure => " class=\"figure\"",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_html_is_escaped() {
        assert_eq!(
            escape("<b>\"A\" & 'B'</b>\u{7}"),
            "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt; "
        );
    }
}
