/** Spring MVC, and the auto-configuration of Spring Boot. */
package flocktory.postcheckout.spring;
