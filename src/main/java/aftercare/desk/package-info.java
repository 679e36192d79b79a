/**
 * One request, from any caller: taken in or refused at once, decided in time, recorded before it is answered, answered alike
 * when it is sent again, and refused upwards where anything breaks. Knows no HTTP.
 */
package aftercare.desk;
