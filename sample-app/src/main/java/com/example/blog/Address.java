package com.example.blog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Where a user lives; its columns are part of the user's table. */
@Embeddable
public class Address {

  private String street;
  private String city;

  @Column(length = 2)
  private String country;

  protected Address() {}

  public Address(String street, String city, String country) {
    this.street = street;
    this.city = city;
    this.country = country;
  }

  public String getStreet() {
    return street;
  }

  public String getCity() {
    return city;
  }

  public String getCountry() {
    return country;
  }
}
