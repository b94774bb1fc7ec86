//! Lists of lists, in one piece of memory.

/// Items in groups, those of a group one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Groups<T> {
    /// The first item of each group, and one past the last at the end. `[group + 1]`
    first: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Groups<T> {
    /// No group.
    fn default() -> Self {
        Self {
            first: vec![0],
            items: Vec::new(),
        }
    }
}

impl<T: Copy> Groups<T> {
    /// Groups items by number; within a group they keep their order.
    pub fn of(groups: usize, items: impl Iterator<Item = (u32, T)>) -> Self {
        let mut sorted: Vec<(u32, T)> = items.collect();
        sorted.sort_by_key(|item| item.0);
        let mut first = vec![0; groups + 1];
        for &(group, _) in &sorted {
            first[group as usize + 1] += 1;
        }
        for group in 0..groups {
            first[group + 1] += first[group];
        }
        let items = sorted.into_iter().map(|(_, item)| item).collect();
        Self { first, items }
    }

    /// How many groups there are.
    pub fn count(&self) -> u32 {
        self.first.len() as u32 - 1
    }

    /// The items of groups that follow each other.
    #[inline]
    pub fn run(&self, [from, to]: [u32; 2]) -> &[T] {
        &self.items[self.first[from as usize] as usize..self.first[to as usize] as usize]
    }

    /// The items of a group.
    #[inline]
    pub fn at(&self, group: u32) -> &[T] {
        self.run([group, group + 1])
    }
}
