/** Configuration files: found, read in layers, checked against the tables of what there is; every value knows where it comes from. */
package jlogtui.app.config;
