//! Keys that break into lines where the sheet ends.

use crate::report::figures::WIDTH;
use crate::report::svg::{Anchor, Point, Svg, ems};

/// Size of the type.
const TYPE: f64 = 12.5;
/// From one line to the next.
const PITCH: f64 = 20.0;

/// A key under a figure.
pub struct Legend {
    at: Point,
}

impl Legend {
    /// Begins at the left, with its first line of text on this height.
    pub fn new(y: f64) -> Self {
        Self { at: [4.0, y] }
    }

    /// A few words by themselves.
    pub fn words(&mut self, svg: &mut Svg, words: &str) {
        let at = self.room(0.0, words);
        svg.text("tick", at, Anchor::Start, words);
    }

    /// A mark `width` wide and what it stands for; `draw` gets the middle of its left edge.
    pub fn entry(
        &mut self,
        svg: &mut Svg,
        width: f64,
        words: &str,
        draw: impl FnOnce(&mut Svg, Point),
    ) {
        let [x, y] = self.room(width + 7.0, words);
        draw(svg, [x, y - 4.0]);
        svg.text("tick", [x + width + 7.0, y], Anchor::Start, words);
    }

    /// Takes room for a mark and words; on the next line if there is none left on this.
    fn room(&mut self, mark: f64, words: &str) -> Point {
        let width = mark + TYPE * ems(words);
        if self.at[0] > 4.0 && self.at[0] + width > WIDTH {
            self.at = [4.0, self.at[1] + PITCH];
        }
        let here = self.at;
        self.at[0] += width + 18.0;
        here
    }
}
