//! Two ways to find what comes first: a calendar of about a hundred lorries by time, and the smallest of a few hundred
//! numbers, sixteen at a time. Both are quicker than a heap at that size.

/// Numbers that are compared at once.
pub const WIDTH: usize = 16;
pub type Chunk = [i32; WIDTH];

/// The smallest sum of two numbers that stand at the same place, and the first such place.
#[inline(always)]
pub fn smallest_sum(a: &[Chunk], b: &[Chunk]) -> (i32, usize) {
    least_of(
        a.iter()
            .zip(b)
            .map(|(a, b)| std::array::from_fn(|at| a[at] + b[at])),
    )
}

#[inline(always)]
fn least_of(chunks: impl Iterator<Item = Chunk>) -> (i32, usize) {
    let mut best = [i32::MAX; WIDTH];
    let mut place = [0_i32; WIDTH];
    let mut here: Chunk = std::array::from_fn(|at| at as i32);
    for chunk in chunks {
        place = std::array::from_fn(|at| {
            if chunk[at] < best[at] {
                here[at]
            } else {
                place[at]
            }
        });
        best = std::array::from_fn(|at| chunk[at].min(best[at]));
        here = std::array::from_fn(|at| here[at] + WIDTH as i32);
    }
    let least = fold(&best);
    // Of equal numbers the first place stands.
    let first: Chunk = std::array::from_fn(|at| {
        if best[at] == least {
            place[at]
        } else {
            i32::MAX
        }
    });
    (least, fold(&first) as usize)
}

/// The least of a chunk, by folding halves onto each other.
#[inline(always)]
fn fold(chunk: &Chunk) -> i32 {
    let eight: [i32; 8] = std::array::from_fn(|at| chunk[at].min(chunk[at + 8]));
    let four: [i32; 4] = std::array::from_fn(|at| eight[at].min(eight[at + 4]));
    let two: [i32; 2] = std::array::from_fn(|at| four[at].min(four[at + 2]));
    two[0].min(two[1])
}

/// Time of one page of the calendar: 8.2 s, so that a lorry is alone on its page as a rule: a guess that can be made.
const PAGE_BITS: u32 = 13;
const PAGES: usize = (super::HORIZON_MS >> PAGE_BITS) as usize + 1;
const NOBODY: u8 = u8::MAX;

/// Lorries by the time at which they are free; at most 255 of them, and each in it once at most.
pub struct Calendar {
    /// Pages on which somebody stands, a bit each.
    used: [u64; PAGES.div_ceil(64)],
    /// Who stands first on a page. `[page]`
    first: [u8; PAGES],
    /// Who stands after a lorry on its page. `[lorry]`
    next: [u8; 256],
    /// `[lorry]`
    free_ms: [i32; 256],
}

impl Calendar {
    pub fn new() -> Self {
        Self {
            used: [0; PAGES.div_ceil(64)],
            first: [NOBODY; PAGES],
            next: [NOBODY; 256],
            free_ms: [0; 256],
        }
    }

    /// Puts a lorry in; one that is free only after the horizon has nothing more to do.
    #[inline(always)]
    pub fn put(&mut self, time_ms: i32, lorry: u8) {
        let page = (time_ms >> PAGE_BITS) as usize;
        if page >= PAGES {
            return;
        }
        self.free_ms[lorry as usize] = time_ms;
        self.next[lorry as usize] = self.first[page];
        self.first[page] = lorry;
        self.used[page / 64] |= 1 << (page % 64);
    }

    /// Takes out the lorry that is free first, of equal ones the lowest number; `from` is the word that was looked at last.
    #[inline(always)]
    pub fn take(&mut self, from: &mut usize) -> Option<(i32, u8)> {
        while self.used.get(*from).copied()? == 0 {
            *from += 1;
        }
        let page = 64 * *from + self.used[*from].trailing_zeros() as usize;
        let head = *self.first.get(page)?;
        let (mut before, mut best, mut at) = (NOBODY, head, head);
        // Usually alone on its page.
        while self.next[at as usize] != NOBODY {
            let after = self.next[at as usize];
            let rank = |lorry: u8| (self.free_ms[lorry as usize], lorry);
            if rank(after) < rank(best) {
                (before, best) = (at, after);
            }
            at = after;
        }
        if before == NOBODY {
            self.first[page] = self.next[best as usize];
        } else {
            self.next[before as usize] = self.next[best as usize];
        }
        if self.first[page] == NOBODY {
            self.used[*from] &= self.used[*from] - 1;
        }
        Some((self.free_ms[best as usize], best))
    }
}
