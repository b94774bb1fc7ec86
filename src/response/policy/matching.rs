//! The best pairs of vehicles and tasks.

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

/// The task of each row so that no task is done twice and the values of the pairs add up to the most; `None` where a row is
/// better left without one. Pairs without a positive value are never made.
///
/// By the Hungarian method (Kuhn 1955; Munkres 1957), O(rows² × columns). All rows are as long as the first.
pub fn best_matching(values: &[Vec<i64>]) -> Vec<Option<usize>> {
    let tasks = values.first().map_or(0, Vec::len);
    if tasks == 0 {
        return vec![None; values.len()];
    }
    // Every row has a column of its own in which it does nothing, so that there are always enough.
    let value =
        |(row, column): (usize, usize)| values[row].get(column).map_or(0, |value| (*value).max(0));
    let table = Matrix::from_fn(values.len(), tasks + values.len(), value);
    let (_, columns) = kuhn_munkres(&table);
    let task = |(row, column): (usize, usize)| {
        values[row]
            .get(column)
            .filter(|value| **value > 0)
            .map(|_| column)
    };
    columns.into_iter().enumerate().map(task).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The most that rows from `row` on can come to with the tasks that are left, each way tried.
    fn by_trying(values: &[Vec<i64>], row: usize, taken: u32) -> i64 {
        let Some(of_row) = values.get(row) else {
            return 0;
        };
        let free = (0..of_row.len()).filter(|task| taken & (1 << task) == 0);
        let with = free.map(|task| of_row[task] + by_trying(values, row + 1, taken | (1 << task)));
        with.fold(by_trying(values, row + 1, taken), i64::max)
    }

    #[test]
    fn without_tasks_or_rows_nothing_is_done() {
        assert_eq!(best_matching(&[]), []);
        assert_eq!(best_matching(&[vec![], vec![]]), [None, None]);
        assert_eq!(best_matching(&[vec![0, -3]]), [None]);
    }

    proptest! {
        #[test]
        fn no_other_pairs_come_to_more(rows in 1..=6_usize, tasks in 1..=6_usize, numbers in prop::collection::vec(-20..100_i64, 36)) {
            let values: Vec<Vec<i64>> = numbers.chunks(6).take(rows).map(|row| row[..tasks].to_vec()).collect();
            let found = best_matching(&values);
            let mut done: Vec<usize> = found.iter().flatten().copied().collect();
            let pairs = done.len();
            done.sort_unstable();
            done.dedup();
            prop_assert_eq!(done.len(), pairs, "a task is done twice");
            let worth = |(row, task): (usize, &Option<usize>)| task.map_or(0, |task| values[row][task]);
            let total: i64 = found.iter().enumerate().map(worth).sum();
            prop_assert_eq!(total, by_trying(&values, 0, 0));
        }
    }
}
