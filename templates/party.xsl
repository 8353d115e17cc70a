<?xml version="1.0" encoding="UTF-8"?>
<!-- One party: the duties addressed to it, what may protect it, the clauses that assign a duty, each with its chain. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:provision.xsl"/>

<xsl:variable name="party" select="string(/r:report/r:party/@party)"/>

<xsl:template match="r:report" mode="heading">
  <xsl:call-template name="term"><xsl:with-param name="word" select="$party"/><xsl:with-param name="of" select="'lands'"/></xsl:call-template>
</xsl:template>

<xsl:template match="r:report" mode="below-title">
  <p class="byline"><a href="{$root}parties.html">All parties</a> · <a href="{$root}applicability.html">Does this law reach us?</a></p>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:if test="r:landings/r:landing or r:party/r:duties">
    <section aria-labelledby="duties">
      <h2 id="duties">Duties addressed to it<xsl:if test="r:party/r:duties"><span class="count"><xsl:value-of select="r:party/r:duties/@of"/></span></xsl:if></h2>
      <xsl:if test="r:party/r:duties">
        <p>
          <xsl:value-of select="concat('Of ', r:party/r:duties/@of, ' duties addressed to it, ', r:party/r:duties/@yes, ' bind it for at least one service, ', r:party/r:duties/@in-force, ' of them in force on the day; for ', r:party/r:duties/@undetermined, ' that is not determined; ', r:party/r:duties/@no, ' do not.')"/>
          <xsl:if test="r:party/@any-person"><xsl:value-of select="concat(' ', r:party/@any-person, ' more are addressed to ')"/><a href="{$root}parties/any-person.html">any person</a>, which it is too.</xsl:if>
        </p>
      </xsl:if>
      <p class="note">That a duty is addressed to it does not say whether the duty is kept. The page of each law has its text, its history and the services.</p>
      <xsl:apply-templates select="r:landings"/>
    </section>
  </xsl:if>
  <xsl:if test="$party != 'any-person'">
    <section aria-labelledby="shifts">
      <h2 id="shifts">
        <xsl:choose>
          <xsl:when test="$party = 'platform'">Clauses that assign a duty to others</xsl:when>
          <xsl:otherwise>Clauses that assign a duty to it</xsl:otherwise>
        </xsl:choose>
        <span class="count"><xsl:value-of select="r:party/@shifts"/></span>
      </h2>
      <p class="note">
        <xsl:text>Clauses mapped as ones that try to shift a duty</xsl:text>
        <xsl:if test="$party != 'platform'">, in documents that are recorded to be a contract with it</xsl:if>
        <xsl:text>. To whom the law addresses the duty, and whether a contract can move it, stands beside each. Between the parties a clause may allocate cost.</xsl:text>
      </p>
      <xsl:apply-templates select="r:shifts"/>
    </section>
  </xsl:if>
  <xsl:if test="r:protections/r:landing or r:party/@protections">
    <section aria-labelledby="protections">
      <h2 id="protections">What may protect it<xsl:if test="r:party"><span class="count"><xsl:value-of select="r:party/@protections"/></span></xsl:if></h2>
      <p class="note">Immunities, exemptions and permissions addressed to it. Whom a duty of somebody else is meant to protect is not recorded, so no such duty stands here.</p>
      <xsl:apply-templates select="r:protections"/>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="r:landings|r:protections"><p class="none">None.</p></xsl:template>

<xsl:template match="r:landings[r:landing]|r:protections[r:landing]">
  <div class="wide">
    <table class="stack landings">
      <caption>
        <xsl:choose>
          <xsl:when test="self::r:landings">Duties by law, with the services for which they bind it</xsl:when>
          <xsl:otherwise>Rules that may protect it, with the services for which they do</xsl:otherwise>
        </xsl:choose>
      </caption>
      <thead><tr><th scope="col">Rule</th><th scope="col">Law</th><th scope="col">Addressed to it as</th><th scope="col">State</th><th scope="col">For which services</th></tr></thead>
      <tbody>
        <xsl:for-each select="r:landing">
          <tr>
            <th scope="row">
              <xsl:value-of select="concat(r:citation, ' ')"/>
              <xsl:apply-templates select="r:obligation" mode="value"/>
              <xsl:if test="parent::r:protections"><span class="note"><xsl:text> </xsl:text><xsl:apply-templates select="r:deontic" mode="term"/></span></xsl:if>
            </th>
            <td data-label="Law"><xsl:apply-templates select="r:law" mode="value"/></td>
            <td data-label="Addressed to it as"><xsl:apply-templates select="r:as" mode="value"/></td>
            <td data-label="State"><xsl:apply-templates select="r:force/@state" mode="mark"><xsl:with-param name="of" select="'law-state'"/></xsl:apply-templates></td>
            <td data-label="For which services">
              <xsl:value-of select="concat(r:services/@yes, ' of ', r:services/@of)"/>
              <xsl:if test="r:named"><xsl:text>: </xsl:text><xsl:apply-templates select="r:named" mode="value"/></xsl:if>
              <xsl:if test="@more"><xsl:value-of select="concat(' and ', @more, ' more')"/></xsl:if>
              <p class="note">
                <xsl:value-of select="concat('Not determined for ', r:services/@undetermined, ', not for ', r:services/@no, '. ')"/>
                <a href="{$root}{r:law/@href}#services">Services of this law</a>
              </p>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<xsl:template match="r:shifts"><p class="none">None is recorded.</p></xsl:template>

<xsl:template match="r:shifts[r:shift]">
  <xsl:apply-templates select="r:shift"/>
</xsl:template>

<xsl:template match="r:shift">
  <div class="shift">
    <h3>
      <xsl:apply-templates select="r:provision" mode="value"/>
      <xsl:text>: </xsl:text>
      <xsl:value-of select="r:citation"/>
    </h3>
    <p class="note">
      <xsl:apply-templates select="r:platform" mode="value"/>
      <xsl:text>, </xsl:text>
      <xsl:apply-templates select="r:document" mode="value"/>
      <xsl:text>; </xsl:text>
      <xsl:choose>
        <xsl:when test="r:user-classes">a contract with <xsl:apply-templates select="r:user-classes" mode="value"/></xsl:when>
        <xsl:otherwise>not recorded with whom it is a contract</xsl:otherwise>
      </xsl:choose>
    </p>
    <dl>
      <dt>The clause assigns</dt>
      <dd>
        <xsl:value-of select="concat(r:citation, ' ')"/>
        <xsl:apply-templates select="r:obligation" mode="value"/>
        <xsl:text> (</xsl:text><xsl:apply-templates select="r:law" mode="value"/><xsl:text>)</xsl:text>
        <span class="note"><xsl:text> Its words: </xsl:text><xsl:apply-templates select="@evidence" mode="term"/></span>
      </dd>
      <dt>Whether a contract can move it</dt>
      <dd>
        <xsl:apply-templates select="r:contract" mode="value"/>
        <xsl:if test="not(r:contract)">not recorded</xsl:if>
      </dd>
      <xsl:for-each select="r:services/r:judged">
        <dt>For <xsl:value-of select="r:service"/></dt>
        <dd>
          <p>
            <xsl:text>The law binds the service: </xsl:text>
            <xsl:apply-templates select="r:applies/@platform" mode="term"><xsl:with-param name="of" select="'owes'"/></xsl:apply-templates>
            <xsl:text>; people who use it: </xsl:text>
            <xsl:apply-templates select="r:applies/@users" mode="term"><xsl:with-param name="of" select="'owes'"/></xsl:apply-templates>
            <xsl:text>. Its state: </xsl:text>
            <xsl:apply-templates select="r:force/@state" mode="mark"/>
          </p>
          <xsl:if test="r:discharge/r:reason"><p class="discharge"><xsl:apply-templates select="r:discharge" mode="sentences"/></p></xsl:if>
          <xsl:if test="r:chain/r:step">
            <details>
              <summary>The chain from the words to the result</summary>
              <ol class="steps"><xsl:apply-templates select="r:chain/r:step"/></ol>
              <xsl:if test="r:applies/r:because or r:applies/r:needs">
                <p class="beside">Whom the law binds:</p>
                <xsl:apply-templates select="r:applies/r:because" mode="reasons"/>
                <xsl:call-template name="needs"><xsl:with-param name="needs" select="r:applies/r:needs"/></xsl:call-template>
              </xsl:if>
              <xsl:if test="r:force/r:because"><p class="beside">Force: <xsl:apply-templates select="r:force/r:because" mode="sentences"/></p></xsl:if>
              <p><a href="{$root}{ancestor::r:shift/r:provision/@href}#chain">Each step with its reasons and its place in the sources</a></p>
            </details>
          </xsl:if>
        </dd>
      </xsl:for-each>
    </dl>
  </div>
</xsl:template>

</xsl:stylesheet>
