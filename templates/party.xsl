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
  <p class="byline"><a href="{$root}parties.html"><w:say code="party.all"/></a> · <a href="{$root}applicability.html"><w:say code="applicability.title"/></a></p>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:if test="r:landings/r:landing or r:party/r:duties">
    <section aria-labelledby="duties">
      <h2 id="duties"><w:say code="party.duties"/><xsl:if test="r:party/r:duties"><span class="count"><xsl:value-of select="r:party/r:duties/@of"/></span></xsl:if></h2>
      <xsl:if test="r:party/r:duties">
        <p>
          <xsl:for-each select="r:party/r:duties">
            <w:say code="party.counted" of="@of" yes="@yes" in-force="@in-force" undetermined="@undetermined" no="@no"/>
          </xsl:for-each>
          <xsl:if test="r:party/@any-person">
            <xsl:text> </xsl:text>
            <w:say code="party.any-person" n="r:party/@any-person">
              <w:arg name="any"><a href="{$root}parties/any-person.html"><w:words/></a></w:arg>
            </w:say>
          </xsl:if>
        </p>
      </xsl:if>
      <p class="note"><w:say code="party.no-compliance"/></p>
      <xsl:apply-templates select="r:landings"/>
    </section>
  </xsl:if>
  <xsl:if test="$party != 'any-person'">
    <section aria-labelledby="shifts">
      <h2 id="shifts">
        <xsl:choose>
          <xsl:when test="$party = 'platform'"><w:say code="party.assign-others"/></xsl:when>
          <xsl:otherwise><w:say code="party.assign"/></xsl:otherwise>
        </xsl:choose>
        <span class="count"><xsl:value-of select="r:party/@shifts"/></span>
      </h2>
      <p class="note">
        <xsl:choose>
          <xsl:when test="$party = 'platform'"><w:say code="party.shifts-others"/></xsl:when>
          <xsl:otherwise><w:say code="party.shifts"/></xsl:otherwise>
        </xsl:choose>
        <xsl:text> </xsl:text>
        <w:say code="party.each-shift"/>
      </p>
      <xsl:apply-templates select="r:shifts"/>
    </section>
  </xsl:if>
  <xsl:if test="r:protections/r:landing or r:party/@protections">
    <section aria-labelledby="protections">
      <h2 id="protections"><w:say code="party.protections"/><xsl:if test="r:party"><span class="count"><xsl:value-of select="r:party/@protections"/></span></xsl:if></h2>
      <p class="note"><w:say code="party.what-protects"/></p>
      <xsl:apply-templates select="r:protections"/>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="r:landings|r:protections"><p class="none"><w:say code="parts.none"/></p></xsl:template>

<xsl:template match="r:landings[r:landing]|r:protections[r:landing]">
  <div class="wide">
    <table class="stack landings">
      <caption>
        <xsl:choose>
          <xsl:when test="self::r:landings"><w:say code="party.by-law"/></xsl:when>
          <xsl:otherwise><w:say code="party.protections-by-law"/></xsl:otherwise>
        </xsl:choose>
      </caption>
      <thead><tr><th scope="col"><w:say code="column.rule"/></th><th scope="col"><w:say code="column.law"/></th><th scope="col"><w:say code="party.as"/></th><th scope="col"><w:say code="column.state"/></th><th scope="col"><w:say code="party.for-services"/></th></tr></thead>
      <tbody>
        <xsl:for-each select="r:landing">
          <tr>
            <th scope="row">
              <xsl:value-of select="concat(r:citation, ' ')"/>
              <xsl:apply-templates select="r:obligation" mode="value"/>
              <xsl:if test="parent::r:protections"><span class="note"><xsl:text> </xsl:text><xsl:apply-templates select="r:deontic" mode="term"/></span></xsl:if>
            </th>
            <td w:data-label="column.law"><xsl:apply-templates select="r:law" mode="value"/></td>
            <td w:data-label="party.as"><xsl:apply-templates select="r:as" mode="value"/></td>
            <td w:data-label="column.state"><xsl:apply-templates select="r:force/@state" mode="mark"><xsl:with-param name="of" select="'law-state'"/></xsl:apply-templates></td>
            <td w:data-label="party.for-services">
              <w:say code="parts.of" n="r:services/@yes" of="r:services/@of"/>
              <xsl:if test="r:named"><xsl:text>: </xsl:text><xsl:call-template name="first-services"/></xsl:if>
              <p class="note">
                <w:say code="party.other-services" undetermined="r:services/@undetermined" no="r:services/@no"/>
                <xsl:text> </xsl:text>
                <a href="{$root}{r:law/@href}#services"><w:say code="party.law-services"/></a>
              </p>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- the services that are named, and how many more there are -->
<xsl:template name="first-services">
  <xsl:variable name="names"><xsl:apply-templates select="r:named" mode="value"/></xsl:variable>
  <xsl:choose>
    <xsl:when test="@more"><w:say code="parts.and-more" n="@more"><w:arg name="names"><xsl:copy-of select="$names"/></w:arg></w:say></xsl:when>
    <xsl:otherwise><xsl:copy-of select="$names"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="r:shifts"><p class="none"><w:say code="parts.none-recorded"/></p></xsl:template>

<xsl:template match="r:shifts[r:shift]">
  <div class="wide">
    <table class="stack shifts">
      <caption><w:say code="party.shift-rows"/></caption>
      <thead><tr><th scope="col"><w:say code="column.clause"/></th><th scope="col"><w:say code="party.assigns"/></th><th scope="col"><w:say code="party.contract-can"/></th><th scope="col"><w:say code="party.law-binds"/></th></tr></thead>
      <tbody><xsl:apply-templates select="r:shift"/></tbody>
    </table>
  </div>
</xsl:template>

<!-- the clause at the mapping, which has each step with its reasons; each cell says what it is, so none has a label -->
<xsl:template match="r:shift">
  <tr>
    <th scope="row"><a href="{$root}{r:provision/@href}#{translate(substring-after(r:obligation/@ref, ':'), '/', '.')}"><xsl:value-of select="r:provision"/></a></th>
    <td><xsl:value-of select="concat(r:citation, ' ')"/><xsl:apply-templates select="r:obligation" mode="value"/></td>
    <td>
      <xsl:apply-templates select="r:effect" mode="term"/>
      <xsl:if test="not(r:effect)"><w:say code="evidence.not-recorded"/></xsl:if>
    </td>
    <td>
      <xsl:for-each select="r:services/r:judged">
        <xsl:if test="position() &gt; 1"><br/></xsl:if>
        <xsl:if test="../r:judged[2]"><xsl:value-of select="concat(r:service, ': ')"/></xsl:if>
        <w:say code="party.bound" service="w:term('owes', @platform)" people="w:term('owes', @users)" state="w:term('law-state', @state)"/>
      </xsl:for-each>
    </td>
  </tr>
</xsl:template>

</xsl:stylesheet>
