//! Names on a map, none over another.

use crate::report::svg::{Anchor, Point, Svg, ems};

/// Type size of names, in figure units.
const SIZE: f64 = 12.0;
/// From one line of a name to the next.
const LINE: f64 = 14.0;

/// The names written so far.
pub struct Labels {
    /// Names go to the left of their point beyond this.
    right: f64,
    /// Left, upper, right and lower edge of what is written or must stay free.
    taken: Vec<[f64; 4]>,
}

impl Labels {
    /// None yet on a sheet that ends at `right`.
    pub fn within(right: f64) -> Self {
        Self {
            right,
            taken: Vec::new(),
        }
    }

    /// Keeps names off a box between two corners.
    pub fn keep_free(&mut self, a: Point, b: Point) {
        let (low, high) = (
            [a[0].min(b[0]), a[1].min(b[1])],
            [a[0].max(b[0]), a[1].max(b[1])],
        );
        self.taken.push([low[0], low[1], high[0], high[1]]);
    }

    /// Writes a name beside a circle, unless it would run over something; says whether it did.
    pub fn beside(
        &mut self,
        svg: &mut Svg,
        class: &str,
        (centre, radius): (Point, f64),
        name: &str,
    ) -> bool {
        let width = SIZE * ems(name);
        let right = centre[0] + radius + 4.0;
        let (x, anchor) = if right + width < self.right {
            (right, Anchor::Start)
        } else {
            (centre[0] - radius - 4.0, Anchor::End)
        };
        let left = if anchor == Anchor::Start {
            x
        } else {
            x - width
        };
        let heights = [centre[1] + 4.0, centre[1] - 8.0, centre[1] + 16.0];
        let free = heights.into_iter().find(|&y| self.is_free(left, y, width));
        self.write(
            svg,
            (class, name),
            free.map(|y| [x, y]),
            (left, width, anchor),
        )
    }

    /// Writes short lines about a point, one below the other, at the first place around it that is free and within `room`
    /// (left, upper, right, lower edge); `below` prefers the lower side. Says whether there was one.
    pub fn around(
        &mut self,
        svg: &mut Svg,
        (class, lines): (&str, &[&str]),
        (centre, radius): (Point, f64),
        (room, below): ([f64; 4], bool),
    ) -> bool {
        let widest = lines
            .iter()
            .map(|line| SIZE * ems(line))
            .fold(0.0, f64::max);
        let height = LINE * lines.len() as f64;
        let [x, y] = centre;
        let gap = radius + 4.0;
        let (up, down) = (y - gap - height, y + gap);
        let sides = if below { [down, up] } else { [up, down] };
        let aside = [x - 6.0, x + 6.0 - widest, x - widest / 2.0];
        // Diagonally beside the point first, since the line runs through it; right beside it last.
        let mut corners: Vec<Point> = Vec::new();
        for side in sides {
            corners.extend(aside.map(|left| [left, side]));
        }
        let middle = y - height / 2.0;
        corners.extend([[x + gap, middle], [x - gap - widest, middle]]);
        for side in [up - 14.0, down + 14.0] {
            corners.extend(aside.map(|left| [left, side]));
        }
        let boxed = |[left, top]: Point| [left, top, left + widest, top + height];
        let free = corners.into_iter().find(|corner| {
            let area = boxed(*corner);
            let is_within = area[0] >= room[0]
                && area[1] >= room[1]
                && area[2] <= room[2]
                && area[3] <= room[3];
            is_within && self.taken.iter().all(|other| are_apart(&area, other))
        });
        let Some(corner) = free else { return false };
        self.taken.push(boxed(corner));
        let anchor = if corner[0] + widest / 2.0 < x - widest / 4.0 {
            (corner[0] + widest, Anchor::End)
        } else if corner[0] + widest / 2.0 > x + widest / 4.0 {
            (corner[0], Anchor::Start)
        } else {
            (corner[0] + widest / 2.0, Anchor::Middle)
        };
        for (at, line) in lines.iter().enumerate() {
            let base = corner[1] + LINE * (at as f64 + 1.0) - 3.0;
            svg.text(class, [anchor.0, base], anchor.1, line);
        }
        true
    }

    fn is_free(&self, left: f64, y: f64, width: f64) -> bool {
        let area = area(left, y, width);
        self.taken.iter().all(|other| are_apart(&area, other))
    }

    fn write(
        &mut self,
        svg: &mut Svg,
        (class, name): (&str, &str),
        at: Option<Point>,
        (left, width, anchor): (f64, f64, Anchor),
    ) -> bool {
        let Some(at) = at else { return false };
        self.taken.push(area(left, at[1], width));
        svg.text(class, at, anchor, name);
        true
    }
}

fn are_apart(a: &[f64; 4], b: &[f64; 4]) -> bool {
    a[2] < b[0] || a[0] > b[2] || a[3] < b[1] || a[1] > b[3]
}

/// What a name takes up whose base line begins here.
fn area(left: f64, y: f64, width: f64) -> [f64; 4] {
    [left, y - 11.0, left + width, y + 3.0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_written_over_another_or_over_what_is_kept_free() {
        let mut svg = Svg::new("f", [200.0, 200.0], "", "");
        let mut labels = Labels::within(200.0);
        let here = ([100.0, 100.0], 3.0);
        let near = ([100.0, 106.0], 3.0);
        assert!(labels.beside(&mut svg, "", here, "name"));
        assert!(labels.beside(&mut svg, "", near, "name"));
        labels.keep_free([0.0, 0.0], [200.0, 200.0]);
        assert!(!labels.beside(&mut svg, "", here, "name"));
        let room = [0.0, 0.0, 200.0, 200.0];
        assert!(!labels.around(&mut svg, ("", &["a", "b"]), here, (room, false)));
        let boxes = &labels.taken[..2];
        assert!(are_apart(&boxes[0], &boxes[1]));
    }
}
