package org.fokker.validation.scenario;

/**
 * Coordinates that are the grey values of an image, row by row.
 *
 * @param rows height in pixels
 * @param columns width in pixels
 * @param paper the coordinate that is drawn white
 * @param ink the coordinate that is drawn black
 */
public record ImageShape(int rows, int columns, double paper, double ink) {}
