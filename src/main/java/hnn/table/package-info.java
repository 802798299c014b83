/** Tables of what the core has, by Tablesaw, which the core itself does not know. */
package hnn.table;
